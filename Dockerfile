# `serve` and the page in an image that has nothing else: no shell, no packages, no root. Podman takes the same words.
#
#   docker build -t put-playground .
#   docker run --rm -p 8080:8080 -p 8081:8081 put-playground
#   docker run --rm -p 8080:8080 -p 8081:8081 -v things:/data put-playground --store /data/things.redb

FROM rust:1 AS build
WORKDIR /source
COPY . .
# The page, as every other build makes it.
RUN cargo xtask build
# The server, with musl's C library linked in: it needs no file beside itself. Unlike glibc's, that one finds the host of a
# Redis without libraries that it loads later.
RUN target="$(uname -m)-unknown-linux-musl" \
 && rustup target add "$target" \
 && cargo build --locked --profile serve --no-default-features --features serve --bin serve --target "$target" \
 && mkdir -p /image /data \
 && cp "target/$target/serve/serve" /image/serve \
 && cp -r dist /image/dist

FROM scratch
COPY --from=build /image /
# For a file with `--store`; a volume that is mounted here belongs to the same user.
COPY --from=build --chown=65532:65532 /data /data
# By number: there is no list of users to look a name up in.
USER 65532:65532
EXPOSE 8080 8081
ENTRYPOINT ["/serve", "--addr", "0.0.0.0", "--port", "8080", "--second-port", "8081", "--dist", "/dist"]
