"""What a page may load: files of its own origin, nothing inline, no eval. The servers' headers say the same; tests compare."""

import hashlib
import re
from base64 import b64encode

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the second for Python's WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's signs are data: in its stylesheet
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
LOADED = re.compile(r'<(?:script\b[^>]*? src|link rel="(?:stylesheet|preload|modulepreload)" href)="([^":]+)"')


def digest(data, kind="sha256"):
    return f"{kind}-{b64encode(hashlib.new(kind, data).digest()).decode()}"


def policy(text):
    """The policy of one page; of what stands inside it (only in 404.html) exactly these bytes."""
    own = {f"{tag}-src": re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL) for tag in ("script", "style")}
    hashes = {name: [f"'{digest(body.encode())}'" for body in bodies] for name, bodies in own.items()}
    return "; ".join(" ".join([name, value, *hashes.get(name, [])]) for name, value in POLICY.items())


def guarded(text):
    """First in the head, for hosts that send no header; nothing before it can escape it. Nor does anybody hear where a reader comes from."""
    return text.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy(text)}"><meta name="referrer" content="no-referrer">', 1)


def sealed(text, page):
    """Each script and style that the page names, with the sum it must have."""
    return LOADED.sub(lambda found: f'{found[0]} integrity="{digest((page.parent / found[1]).read_bytes(), "sha384")}"', text)
