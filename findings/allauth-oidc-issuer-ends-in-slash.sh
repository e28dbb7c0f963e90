#!/bin/sh
# django-allauth 65.22.1, seen on 28 November 2026 (Python 3.11, Linux): an issuer that ends in a slash, as some
# houses' providers call themselves, is asked for its configuration at an address with two slashes. OpenID Connect
# Discovery 1.0, section 4.1, has the last slash of an issuer taken away first. A provider that knows its
# addresses to the letter answers 404, and nobody signs in.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  'django-allauth[socialaccount]==65.22.1' django==5.2.19 pyjwt==2.15.1 requests==2.34.2 oauthlib==4.0.1

cat > issuers.py <<'PYTHON'
import http.server
import threading

import django
import requests
from django.conf import settings

settings.configure(
    SECRET_KEY="x",
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
        "allauth", "allauth.account", "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
    ],
    MIDDLEWARE=["allauth.account.middleware.AccountMiddleware"],
)
django.setup()

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider


class Provider(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/house/.well-known/openid-configuration" else 404)
        self.end_headers()

    def log_message(self, *words):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Provider)
threading.Thread(target=server.serve_forever, daemon=True).start()
here = f"http://127.0.0.1:{server.server_port}"
realm = here + "/house"
for issuer in (realm, realm + "/"):
    app = SocialApp(provider="openid_connect", provider_id="house", settings={"server_url": issuer})
    asked = OpenIDConnectProvider(None, app=app).server_url
    print(asked.removeprefix(here), requests.get(asked).status_code)
PYTHON

seen=$(env/bin/python issuers.py)
echo "asked for, of an issuer without and with a slash at its end, and what a strict provider answers:"
echo "$seen"
[ "$seen" = "/house/.well-known/openid-configuration 200
/house//.well-known/openid-configuration 404" ]
