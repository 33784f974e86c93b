"""The stand-in's face to the network: POST or GET /bot<token>/<method>, as JSON, form or multipart.

Decides how a body becomes parameters, as the Bot API server does; it does not know the methods.
"""

from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.telegram.stand_in.params import Json, unfolded
from bot.telegram.stand_in.refusal import Dropped, bad
from bot.telegram.stand_in.request import answered
from bot.telegram.stand_in.stand_in import StandIn


def http_face(stand_in: StandIn) -> Starlette:
    """An ASGI application; point TELEGRAM_API_URL at it. A dropped call breaks off without an answer."""

    async def reply(request: Request) -> Response:
        try:
            given = await _given(request)
        except orjson.JSONDecodeError:
            refusal = bad("can't parse JSON request body").as_json()
            return Response(orjson.dumps(refusal), 400, media_type="application/json")
        try:
            code, body = await answered(
                stand_in, request.path_params["token"], request.path_params["method"], given
            )
        except Dropped:
            return _Broken()
        media_type = "application/json" if body.startswith(b"{") else "text/html"
        return Response(body, code, media_type=media_type)

    return Starlette(routes=[Route("/bot{token}/{method}", reply, methods=["GET", "POST"])])


async def _given(request: Request) -> Json:
    header = request.headers.get("content-type", "")
    fields = dict(request.query_params.items())
    match header.partition(";")[0].strip():
        case "application/json":
            given = orjson.loads(await request.body() or b"{}")
            return given if isinstance(given, dict) else {}
        case "application/x-www-form-urlencoded":
            fields |= dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        case "multipart/form-data":
            fields |= _parts(header, await request.body())
        case _:
            pass
    return unfolded(fields)


def _parts(header: str, body: bytes) -> dict[str, str]:
    """The fields of a multipart body; a file counts by its name only."""
    whole = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + header.encode() + b"\r\n\r\n" + body)
    fields: dict[str, str] = {}
    for part in whole.iter_parts():
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            fields[name] = f"attach://{name}" if part.get_filename() else content.decode()
    return fields


class _Broken(Response):
    """Promises more than it sends, so that the server breaks the connection off."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"100")]}
        await send(start)
        await send({"type": "http.response.body", "body": b"{"})
