from django.urls import path

from . import views

urlpatterns = [
    path("", views.feedback, name="feedback"),
    path("kiitos/", views.thanks, name="feedback_thanks"),
]
