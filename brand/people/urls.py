from django.urls import path

from . import views

urlpatterns = [
    path("", views.PeopleView.as_view(), name="brand_people"),
    path("results/", views.PeopleView.as_view(results_only=True), name="brand_people_results"),
    path("add/", views.AddPersonView.as_view(), name="brand_people_add"),
    path("<int:pk>/", views.EditPersonView.as_view(), name="brand_people_edit"),
    path("<int:pk>/invitation/", views.InviteAgainView.as_view(), name="brand_people_invite"),
    path("<int:pk>/second-step/", views.TakeSecondStepAwayView.as_view(), name="brand_people_second_step"),
]
