"""Settings: from the environment first, then from [settings] of the programme's tonir.toml."""

import os
import tomllib
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent
TONIR_FOLDER = Path(os.environ.get("TONIR_PROGRAMME", ".")).resolve()


def _file_settings() -> dict[str, Any]:
    path = TONIR_FOLDER / "tonir.toml"
    if not path.is_file():
        return {}
    try:
        found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")).get("settings", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}  # The command that reads the rules says what is wrong with the file.
    return found


_FILE = _file_settings()


def _setting(name: str, default: str) -> str:
    return os.environ.get(f"TONIR_{name.upper()}", str(_FILE.get(name, default)))


def _web_key() -> str:
    path = TONIR_FOLDER / "keys" / "web.key"
    return path.read_text(encoding="ascii") if path.is_file() else "no-programme-no-sessions"


DATABASES = {
    "default": dj_database_url.parse(
        _setting("database", f"sqlite:///{TONIR_FOLDER / 'tonir.sqlite3'}")
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A writer waits for its turn from the start of its transaction: no half-way surprises.
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        # secure_delete: what is deleted or replaced is overwritten in the file, not left in it.
        # recursive_triggers: INSERT OR REPLACE asks the ledgers' triggers before it deletes.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; "
        "PRAGMA recursive_triggers=ON;",
    }

SECRET_KEY = _web_key()
DEBUG = _setting("debug", "no") == "yes"
DEFAULT_EXCEPTION_REPORTER = "tonir.office.debugging.PlacesOnly"
ALLOWED_HOSTS = _setting("hosts", "127.0.0.1 localhost [::1]").split()
TONIR_REGISTER_MINUTES = int(_setting("register_minutes", "240"))
TONIR_REGISTER_IDLE_MINUTES = int(_setting("register_idle_minutes", "60"))
TONIR_REGISTER_WAIT_MINUTES = int(_setting("register_wait_minutes", "15"))
TONIR_SEAL_SUITE = _setting("seal_suite", "x25519")
TONIR_SPARK_PROPERTIES = _setting("spark_properties", "")
TONIR_PRINT_HOURS = int(_setting("print_hours", "72"))
TONIR_BACKUP_DAYS = int(_setting("backup_days", "30"))
# A function of ids: who was erased after a backup is erased again when it is restored.
TONIR_ERASE_AGAIN = "tonir.reporting.rights.erasing.erase_again"
# A function of a request and a family that is written down: what the registrar is shown of families
# that are very likely the same, as a piece of her page.
TONIR_LOOKS_LIKE = "tonir.matching.near.page.looks_like"
TONIR_REGISTER_JOBS = {
    "settle": "tonir.people.settling.settle",
    "ready": "tonir.reporting.families.make_ready",
    "match": "tonir.matching.run.match",
    "assess": "tonir.targeting.run.assess",
    "plan": "tonir.planning.run.plan",
    "print": "tonir.reporting.papers.run.print_papers",
    "booklet": "tonir.reporting.papers.desk.booklet",
    "reach": "tonir.reporting.reach.reach",
    "close_round": "tonir.reporting.closing.close_round",
    "export": "tonir.reporting.exports.run.export",
    "seal_run": "tonir.handover.runs.seal_run",
    "find": "tonir.reporting.families.find",
    "family": "tonir.reporting.families.family",
    "sheet": "tonir.reporting.rights.sheet.sheet",
    "fields": "tonir.reporting.rights.fields.fields",
    "correct": "tonir.reporting.rights.correcting.correct",
    "erase": "tonir.reporting.rights.erasing.erase",
    "pair": "tonir.matching.reviewing.pair",
    "decide": "tonir.matching.reviewing.decide",
    "take_back": "tonir.matching.reviewing.take_back",
    "shared": "tonir.matching.reviewing_shared.shared",
    "decide_shared": "tonir.matching.reviewing_shared.decide_shared",
    "take_back_shared": "tonir.matching.reviewing_shared.take_back_shared",
    "near": "tonir.matching.near.job.near",
    "rehearse": "tonir.commands.rehearsal.rehearse",
}
# Long work that a page may start, in its order; what comes of it is kept as totals.
TONIR_REGISTER_PAGE_JOBS = ("ready", "match", "assess", "plan", "print", "reach")
# Somebody sits at a page and waits for these: better told to come back than kept waiting.
TONIR_REGISTER_QUICK_JOBS = (
    *("find", "family", "sheet", "fields", "correct", "erase", "booklet"),
    *("pair", "decide", "take_back", "shared", "decide_shared", "take_back_shared"),
    *("near", "seal_run"),
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "tonir.vault",
    "tonir.programme",
    "tonir.people",
    "tonir.matching",
    "tonir.targeting",
    "tonir.supply",
    "tonir.planning",
    "tonir.handover",
    "tonir.reporting",
    "tonir.office",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tonir.office.middleware.OwnPagesOnly",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tonir.office.middleware.RolesDecide",
    "tonir.office.middleware.RefusalsInWords",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tonir.office.context.every_page",
            ]
        },
    }
]
ROOT_URLCONF = "tonir.office.urls"
WSGI_APPLICATION = "tonir.office.wsgi.application"
STATIC_URL = "/static/"
STATIC_ROOT = TONIR_FOLDER / "web"
STATICFILES_DIRS = [("fonts", PACKAGE / "reporting" / "papers" / "fonts")]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Uploaded lists stay in memory: a temporary file would hold names in clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = 200 * 1024 * 1024
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_REFERRER_POLICY = "same-origin"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
]

LANGUAGE_CODE = _setting("language", "en")
LANGUAGES = [("en", _("English")), ("hy", _("Armenian")), ("ru", _("Russian"))]
LOCALE_PATHS = [PACKAGE / "office" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = _setting("time_zone", "UTC")

# Requests, statements and parameters are never logged: only what went wrong, by its kind.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"kinds": {"()": "tonir.office.logs.KindsOnly"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "level": "WARNING", "formatter": "kinds"},
        # Django's own console handler prints addresses and exception texts.
        "nothing": {"class": "logging.NullHandler"},
    },
    "loggers": {"django": {"handlers": ["nothing"], "level": "WARNING", "propagate": True}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
