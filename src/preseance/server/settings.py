"""Django's settings, from the environment alone (`environment.py`)."""

from __future__ import annotations

from pathlib import Path

from preseance.server import environment

HERE = Path(__file__).parent
SECRET_KEY = environment.secret_key()
DEBUG = False
PUBLIC = environment.public_host()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *([PUBLIC] if PUBLIC else [])]
CSRF_TRUSTED_ORIGINS = [f"https://{PUBLIC}"] if PUBLIC else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # allauth's pages of passkeys and sessions need it.
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "preseance.server.accounts",
    "preseance.server.accounts.single_sign_on",
    "preseance.server.events",
    "preseance.server.imports",
    "preseance.server.jobs",
    "preseance.server.proposals",
    "preseance.server.pages",
]
MIDDLEWARE = [
    "preseance.server.guarding.Headers",
    "preseance.server.guarding.Localhost",
    "preseance.server.guarding.JsonErrors",
    "preseance.server.guarding.Bounded",
    "preseance.server.assets.Assets",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
ROOT_URLCONF = "preseance.server.urls"
ASGI_APPLICATION = "preseance.server.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "preseance.server.pages.templatetags.assets",
                "preseance.server.pages.templatetags.saying",
            ],
        },
    }
]

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Attempts to sign in are counted here: the same in every process, and after a restart.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "preseance_cache",
    }
}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "preseance.server.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "preseance.server.pages.forms.SignIn",
    "change_password": "preseance.server.pages.forms.OtherPassword",
    "reauthenticate": "preseance.server.pages.forms.PasswordOnceMore",
}
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"single_sign_on": "30/m/ip"}
SINGLE_SIGN_ON = environment.single_sign_on()
SOCIALACCOUNT_ADAPTER = "preseance.server.accounts.single_sign_on.admitting.Admission"
MFA_ADAPTER = "preseance.server.accounts.second_factor.SecondFactor"
MFA_FORMS = {
    "add_webauthn": "preseance.server.pages.forms.NewPasskey",
    "edit_webauthn": "preseance.server.pages.forms.PasskeyName",
    "authenticate": "preseance.server.pages.forms.CodeToSignIn",
    "reauthenticate": "preseance.server.pages.forms.CodeOnceMore",
    "activate_totp": "preseance.server.pages.forms.FirstCode",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
# On one's own machine there is no HTTPS, and browsers ask for none there.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PUBLIC
MFA_TOTP_ISSUER = "Préséance"
USERSESSIONS_TRACK_ACTIVITY = False
MAIL = environment.mail()
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if MAIL is not None:
    globals().update(MAIL.settings)
# A code by mail is a way only where mail goes out.
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa", *(["code"] if MAIL else []))

# Where there is HTTPS, no other host beside this one can set them (RFC 6265bis, 4.1.3.2).
_HOST = "__Host-" if PUBLIC else ""
SESSION_COOKIE_NAME = f"{_HOST}preseance-session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = bool(PUBLIC)
CSRF_COOKIE_NAME = f"{_HOST}preseance-csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "preseance.server.pages.views.unsigned"
CSRF_COOKIE_SECURE = bool(PUBLIC)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC else None
SECURE_HSTS_SECONDS = 31_536_000 if PUBLIC else 0
# Larger bodies are refused before they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# Lists of guests; a larger form is refused before it is read.
MOST_UPLOADED = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+\.[0-9a-f]{12}[./].+$"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "solve"],
    }
}
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"by-route": {"()": "preseance.server.logs.ByRoute"}},
    "formatters": {
        "nameless": {
            "()": "preseance.server.logs.Nameless",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "nameless",
            "filters": ["by-route"],
        }
    },
    # Of other libraries too: the server's, allauth's, the pool's.
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # Whoever asks for another host is answered 400, and does not fill the log.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "preseance": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
