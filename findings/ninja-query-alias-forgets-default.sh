#!/bin/sh
# django-ninja 1.7.1 with Django 5.2.19, seen on 28 November 2026 (Python 3.11, Linux): a parameter of a query with a
# default, `lang: Query[Annotated[Literal["", "en", "fr"], Field()]] = ""`, is asked for all the same: without it the
# answer is 422 "Field required". Written without `Query[…]`, or with `Query[Literal[…]]`, the default holds. The
# inner Annotated brings a FieldInfo of its own, without a default, and that one wins; OpenAPI calls the parameter
# required too, so that tests made from it never leave it out.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check django-ninja==1.7.1 django==5.2.19

cat > query.py <<'PYTHON'
from typing import Annotated, Literal

import django
from django.conf import settings

settings.configure(ALLOWED_HOSTS=["*"])
django.setup()

from ninja import NinjaAPI, Query
from ninja.testing import TestClient
from pydantic import Field

api = NinjaAPI()
Language = Literal["", "en", "fr"]


@api.get("/wrapped")
def wrapped(request, lang: Query[Annotated[Language, Field()]] = ""):
    return lang


@api.get("/literal")
def literal(request, lang: Query[Language] = ""):
    return lang


@api.get("/plain")
def plain(request, lang: Annotated[Language, Field()] = ""):
    return lang


client = TestClient(api)
for path in ("wrapped", "literal", "plain"):
    asked = api.get_openapi_schema(path_prefix="")["paths"][f"/{path}"]["get"]["parameters"][0]
    print(path, client.get(f"/{path}").status_code, "required" if asked.get("required") else "optional")
PYTHON

env/bin/python query.py | tee said
grep -qx 'wrapped 422 required' said
grep -qx 'literal 200 optional' said
grep -qx 'plain 200 optional' said
