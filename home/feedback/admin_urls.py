from django.urls import path

from . import admin_views

urlpatterns = [
    path("", admin_views.feedback_list, name="home_feedback"),
    path("<int:pk>/", admin_views.feedback_item, name="home_feedback_item"),
    path("<int:pk>/hand-over/", admin_views.hand_over, name="home_feedback_hand_over"),
]
