"""A mail server for one test.

It writes one line of JSON when it listens, and one for each mail, understood by Python's own
`email`. It ends when its standard input closes.
"""

import asyncio
import email
import email.policy
import json
import os
import ssl
import sys
import threading
import warnings

import trustme
from aiosmtpd.smtp import SMTP, AuthResult

# It does not see that a connection is encrypted from the start, and warns of passwords.
warnings.simplefilter("ignore")

USER, PASSWORD = b"minga@example.ec", "a:b/ñ".encode()


def tell(what):
    print(json.dumps(what), flush=True)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        refused = {
            "nobody@example.org": "550 5.1.1 <nobody@example.org> is not here",
            "blocked@example.org": "550 5.7.1 <blocked@example.org> we want nothing from you",
            "later@example.org": "451 4.7.1 <later@example.org> try again",
        }
        if address in refused:
            return refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        tell({
            "hello": session.host_name,
            "encrypted": server.transport.get_extra_info("ssl_object") is not None,
            "user": bool(session.authenticated),
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": [[name, str(value)] for name, value in mail.items()],
            "text": mail.get_body(("plain",)).get_content(),
            "html": html.get_content() if (html := mail.get_body(("html",))) else None,
            "defects": [str(defect) for part in mail.walk() for defect in part.defects],
        })
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (USER, PASSWORD), handled=False)


async def serve(mode, host):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    upgrade = {"tls_context": context, "require_starttls": True}
    settings = {
        "plain": {},
        "upgrade": upgrade | {"authenticator": authenticate, "auth_required": True},
        "start": {"authenticator": authenticate, "auth_required": True, "auth_require_tls": False},
    }[mode]
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(), hostname="mail.example", loop=loop, **settings),
        "127.0.0.1",
        0,
        ssl=context if mode == "start" else None,
    )
    port = server.sockets[0].getsockname()[1]
    tell({"port": port, "authority": authority.cert_pem.bytes().decode()})
    await server.serve_forever()


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
asyncio.run(serve(*sys.argv[1:]))
