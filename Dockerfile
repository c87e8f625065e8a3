# Built and run on the same Debian, so that the archive of classes made at the build fits the Java that runs.
FROM debian:bookworm-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven nodejs npm ca-certificates \
 && rm -rf /var/lib/apt/lists/*
# The place is the same as below: the archive is only used from where it was made.
WORKDIR /opt/siakoberpa
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -q -DskipTests package \
 && mkdir -p /image/target \
 && cp -a siakoberpa /image/ \
 && cp -a target/siakoberpa.jar target/lib /image/target/ \
 && { [ ! -f target/siakoberpa.jsa ] || cp -a target/siakoberpa.jsa /image/target/; }

FROM debian:bookworm-slim
# Fonts, so that what WhatsApp Web shows can be read on screenshots; tini buries the browser's dead children.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      openjdk-17-jre-headless chromium fonts-liberation fonts-noto-core fonts-noto-color-emoji tini curl ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 10001 siakoberpa \
 && useradd --system --uid 10001 --gid siakoberpa --home-dir /var/lib/siakoberpa --no-create-home siakoberpa \
 && install -d -o siakoberpa -g siakoberpa -m 0700 \
      /var/lib/siakoberpa /var/lib/siakoberpa/data /var/lib/siakoberpa/sessions /var/lib/siakoberpa/inbox
COPY --from=build /image /opt/siakoberpa
RUN ln -s /opt/siakoberpa/siakoberpa /usr/local/bin/siakoberpa

# It listens inside the container's own network without TLS; publish the port where only those can reach it who should, or
# put TLS in front. Health is asked at the management port, which stays inside. A container as Docker makes it forbids Chromium's own sandbox (no user namespaces): the container is the one.
# What Chromium wants to keep outside of its profile goes where it can be written with a read-only root.
ENV SIAKOBERPA_CAMEL_SERVER_HOST=0.0.0.0 \
    SIAKOBERPA_HTTP_INSECURE=true \
    SIAKOBERPA_MANAGEMENT_PORT=8081 \
    SIAKOBERPA_CAMEL_COMPONENT_WHATSAPP_WEB_BROWSER_SANDBOX=false \
    SIAKOBERPA_BROWSER_INSTALL=never \
    XDG_CONFIG_HOME=/tmp/.config \
    XDG_CACHE_HOME=/tmp/.cache

USER siakoberpa
WORKDIR /var/lib/siakoberpa
# data: the queue and the keys. sessions: the linked devices. inbox: messages in files, with SIAKOBERPA_INBOX=inbox. An application.properties or routes/ beside them is read too.
VOLUME ["/var/lib/siakoberpa/data", "/var/lib/siakoberpa/sessions", "/var/lib/siakoberpa/inbox"]
EXPOSE 8080

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD curl -fsS -o /dev/null "http://127.0.0.1:${SIAKOBERPA_MANAGEMENT_PORT}/health/live"

# The launcher, and with it the options it gives Java.
ENTRYPOINT ["/usr/bin/tini", "--", "siakoberpa"]
CMD ["run"]
