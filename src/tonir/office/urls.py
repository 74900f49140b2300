"""Every address of the office: its own, and those of the domains in the order of the work."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.i18n import set_language

from tonir.office import privacy, work
from tonir.office.views import home, register_bar

urlpatterns = [
    path("", home, name="home"),
    path("in/", LoginView.as_view(template_name="office/login.html"), name="login"),
    path("out/", login_not_required(LogoutView.as_view()), name="logout"),
    path("language/", login_not_required(set_language), name="set_language"),
    path("bar/", register_bar, name="register_bar"),
    path("work/", work.work, name="work"),
    path("work/state/", work.state, name="work_state"),
    path("work/start/", work.start, name="work_start"),
    path("work/cancel/", work.cancel, name="work_cancel"),
    path("lists/", include("tonir.people.urls")),
    path("register/", include("tonir.vault.urls")),
    path("pairs/", include("tonir.matching.urls")),
    path("entitlement/", include("tonir.targeting.urls")),
    path("stock/", include("tonir.supply.urls")),
    path("plan/", include("tonir.planning.urls")),
    path("handover/", include("tonir.handover.urls")),
    path("point/api/", include("tonir.handover.point_urls")),
    path("point/", include("tonir.point.urls")),
    path("exports/", include("tonir.reporting.exports.urls")),
    path("privacy/", privacy.page, name="privacy"),
    path("privacy/<slug:sheet>.pdf", privacy.paper, name="privacy_paper"),
    path("", include("tonir.reporting.urls")),
]
handler403 = "tonir.office.views.not_yours"
handler404 = "tonir.office.views.not_here"
handler500 = "tonir.office.views.went_wrong"
