"""Which address leads to which web route."""

from starlette.routing import Route

from pages.web import (
    account_routes,
    answers,
    download_routes,
    draft_routes,
    font_routes,
    invitation_routes,
    provider_routes,
    sign_in_routes,
)


def routes() -> list[Route]:
    """Return the web routes beside Streamlit's own."""
    return [
        Route("/istunto/kirjaudu", sign_in_routes.sign_in, methods=["POST"]),
        Route("/istunto/vahvista", sign_in_routes.second_step, methods=["POST"]),
        Route("/istunto/ulos", sign_in_routes.sign_out, methods=["POST"]),
        Route("/istunto/aloita", sign_in_routes.start, methods=["POST"]),
        Route("/istunto/esimerkki", sign_in_routes.open_sample, methods=["POST"]),
        Route("/istunto/kieli", sign_in_routes.choose_language, methods=["POST"]),
        Route("/istunto/salasana", account_routes.change_password, methods=["POST"]),
        Route("/istunto/ulos-kaikkialta", account_routes.end_everywhere, methods=["POST"]),
        Route("/istunto/kutsu", invitation_routes.accept, methods=["POST"]),
        Route("/istunto/ulkoasu.css", answers.look),
        Route("/istunto/salasana.js", answers.password_script),
        Route("/fontit/{name}", font_routes.font),
        Route("/istunto/tunnistus", provider_routes.begin),
        Route("/istunto/tunnistus/liita", provider_routes.begin_binding, methods=["POST"]),
        Route("/istunto/tunnistus/paluu", provider_routes.come_back),
        Route("/istunto/tunnistus/vahvista", provider_routes.show),
        Route("/istunto/tunnistus/vahvista", provider_routes.confirm, methods=["POST"]),
        Route("/istunto/tunnistus/ulos", provider_routes.sign_out_there),
        Route("/kutsu", invitation_routes.show),
        Route("/kutsu/{token}", invitation_routes.follow),
        Route("/luonnokset", draft_routes.keep_draft, methods=["POST"]),
        Route("/vienti/kuntaote.docx", download_routes.section_document),
        Route("/vienti/aineisto/{document_id}", download_routes.original_document),
        Route("/vienti/julkaistu/{release_id}/{kind}", download_routes.published_document),
        Route("/vienti/henkilo/{person_id}", download_routes.person_data),
        Route("/vienti/{kind}", download_routes.round_document),
    ]
