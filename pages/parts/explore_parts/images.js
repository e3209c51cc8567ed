// Saves the chart beside it as an image, by plotly's own image button set to the format that was asked for.
export default function ({ data, parentElement }) {
  const status = parentElement.querySelector(".vk-images p");
  const box = parentElement.querySelector(".vk-images div");
  const chart = () => document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);

  function save(format) {
    const drawn = chart();
    const groups = drawn?._fullLayout?._modeBar?.buttons ?? [];
    const button = groups.flat().find((one) => one.name === "toImage");
    if (!button) {
      status.textContent = data.failed;
      return;
    }
    drawn._context.toImageButtonOptions = {
      format,
      filename: data.file,
      width: data.width,
      height: Math.max(drawn.clientHeight, 360),
      scale: format === "png" ? 2 : 1,
    };
    button.click(drawn);
    status.textContent = data.saving;
  }

  box.replaceChildren(
    ...data.formats.map(({ format, label }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.onclick = () => save(format);
      return button;
    }),
  );
  status.textContent = "";
}
