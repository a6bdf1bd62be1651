"""Copy that is pushed to us: POST to /wire/NAME/ with the source's key. Stored before it is answered; read after."""

import hashlib
import hmac
import re
import secrets
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from standfirst.wire import ledger
from standfirst.wire.models import Health, Source
from standfirst.wire.sources.way import LARGEST

_PIECE, _MEMORY = 65_536, 1 << 20
_NAME = re.compile(r'filename="?([^";]{1,200})')


def new_key(source: Source) -> str:
    """A new key for the source, which is shown once: only its hash is kept, and an older key is worth nothing."""
    key = secrets.token_urlsafe(32)
    source.key_hash = _hash(key)
    source.save(update_fields=["key_hash"])
    return key


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


@csrf_exempt
@require_POST
def pushed(request: HttpRequest, slug: str) -> JsonResponse:
    """201 where it is new and 200 where it had come before, with its SHA-256; the body is the file itself."""
    source = Source.objects.filter(slug=slug, delivery=Source.Delivery.PUSH).exclude(key_hash="").first()
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    known = source.key_hash if source else "0" * 64
    if not hmac.compare_digest(_hash(key.strip()), known) or scheme.lower() != "bearer" or source is None:
        said = _say(401, "There is no source with this name and this key.")
        said["WWW-Authenticate"] = "Bearer"
        return said
    if source.paused:
        said = _say(503, "This source is paused; send it again later.")
        said["Retry-After"] = "300"
        return said
    with tempfile.SpooledTemporaryFile(max_size=_MEMORY) as file:
        while piece := request.read(_PIECE):
            file.write(piece)
            if file.tell() > LARGEST:
                return _say(413, f"A file may have {LARGEST:,} bytes: send it in parts.")
        if not file.tell():
            return _say(400, "The body is empty: send the file itself in it, not in a form.")
        file.seek(0)
        name = _NAME.search(request.headers.get("Content-Disposition", ""))
        now = timezone.now()
        take = ledger.take_in(Path(settings.HOME), source, file, filename=name[1] if name else "")  # type: ignore[arg-type]
    new = take.received >= now
    if new:
        Health.objects.update_or_create(source=source, defaults={"last_take": now})
    return JsonResponse({"sha256": take.sha256, "new": new}, status=201 if new else 200)


def _say(status: int, sentence: str) -> Any:
    return JsonResponse({"error": sentence}, status=status)
