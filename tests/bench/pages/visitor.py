"""A visitor without a browser: speaks Streamlit's own protocol, so that a hundred and fifty fit on one machine."""

import asyncio
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from pages.web.cookies import SESSION

_LARGEST = 64 * 1024 * 1024
_WITHIN = 120


@dataclass
class Visitor:
    """One open tab. Widgets are known by their labels, as a reader of the page knows them."""

    connection: ClientConnection
    page: str
    widgets: dict[str, str] = field(default_factory=dict)
    fragment_id: str = ""
    options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    received: int = 0
    _chosen: dict[str, str] = field(default_factory=dict)

    async def choose(self, label: str, value: str) -> float:
        """Give a widget its value and wait until the run is over. Returns milliseconds."""
        self._chosen[self.widgets[label]] = value
        begun = time.perf_counter()
        await self._run(self.fragment_id)
        return 1000 * (time.perf_counter() - begun)

    async def open(self) -> float:
        """Let the page be drawn for the first time. Returns milliseconds."""
        begun = time.perf_counter()
        await self._run("")
        return 1000 * (time.perf_counter() - begun)

    async def _run(self, fragment_id: str) -> None:
        message = BackMsg()
        message.rerun_script.page_name = self.page
        message.rerun_script.fragment_id = fragment_id
        message.rerun_script.context_info.timezone = "Europe/Helsinki"
        message.rerun_script.context_info.locale = "fi-FI"
        for widget_id, value in self._chosen.items():
            message.rerun_script.widget_states.widgets.append(WidgetState(id=widget_id, string_value=value))
        await self.connection.send(message.SerializeToString())
        await asyncio.wait_for(self._finished(), _WITHIN)

    async def _finished(self) -> None:
        """Read until a run has ended that no other one follows."""
        early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
        while True:
            data = await self.connection.recv()
            self.received += len(data)
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._learn(message)
            elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
                raise RuntimeError("the page did not compile")
            elif kind == "script_finished" and message.script_finished != early:
                return

    def _learn(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind not in {"text_input", "selectbox"}:
            return
        widget = getattr(element, kind)
        # The plain page has no fragment; ours has one for the table and its filters.
        self.fragment_id = message.delta.fragment_id or self.fragment_id
        # A label may come again further down, in the form for a finding typed by hand: the filter is the first.
        if self.widgets.setdefault(widget.label, widget.id) == widget.id and kind == "selectbox":
            self.options[widget.label] = tuple(widget.options)


async def arrive(address: str, page: str, token: str | None) -> Visitor:
    """Open the websocket as a browser does, with the cookie of a session where there is one."""
    headers = {"Origin": address} | ({"Cookie": f"{SESSION}={token}"} if token else {})
    connection = await connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers=headers,
        max_size=_LARGEST,
        open_timeout=_WITHIN,
        ping_interval=None,
    )
    return Visitor(connection, page)
