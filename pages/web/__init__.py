"""Plain web routes beside Streamlit: sign-in, sign-out, downloads, and the guards around every request."""

from pages.web.routes import routes
from pages.web.security import middleware

__all__ = ["middleware", "routes"]
