# dateline in a container: slim, not root, and without a network unless the configuration names addresses.
#
#   docker build -t dateline .
#   docker run --rm --network none -v "$PWD:/story" -u "$(id -u):$(id -g)" dateline build articles/ -o site
#
# To get the same image again, name the digest of the Python image you tested: --build-arg PYTHON=python:3.13-slim@sha256:...
ARG PYTHON=python:3.13-slim

FROM ${PYTHON} AS wheel
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM ${PYTHON}
COPY requirements.txt /wheels/
COPY --from=wheel /wheels/*.whl /wheels/
RUN pip install --no-cache-dir --require-hashes -r /wheels/requirements.txt \
    && pip install --no-cache-dir --no-deps /wheels/*.whl \
    && rm -r /wheels \
    && useradd --create-home --uid 1000 --user-group dateline
ENV HOME=/home/dateline PYTHONDONTWRITEBYTECODE=1
USER 1000:1000
WORKDIR /story
ENTRYPOINT ["dateline"]
CMD ["--help"]
