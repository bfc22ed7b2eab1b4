"""The demonstration: people, pictures, projects, news, events and notices in a region that `home.region` set up."""
