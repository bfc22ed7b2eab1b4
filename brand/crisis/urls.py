from django.urls import path

from . import views

urlpatterns = [
    path("", views.banners, name="brand_crisis"),
    path("<int:pk>/take-down/", views.take_down, name="brand_crisis_take_down"),
]
