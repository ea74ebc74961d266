FROM python:3.11-slim AS build
WORKDIR /app
RUN python -m venv /opt/onward
ENV PATH=/opt/onward/bin:$PATH PYTHONPATH=/app
COPY requirements/runtime.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/runtime.txt
COPY LICENSE ./
COPY fixtures fixtures
COPY matching matching
COPY worker worker
COPY backend backend
# The key is made for this one command and is in no layer.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" ALLOWED_HOSTS=localhost \
    PUBLIC_ADDRESS=https://localhost \
    DJANGO_SETTINGS_MODULE=backend.config.settings.production STATIC_ROOT=/app/staticfiles \
    python -m backend.manage collectstatic --no-input

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin onward \
    && install --directory --owner=onward /media /schedule
COPY --from=build /opt/onward /opt/onward
COPY --from=build /app /app
ENV PATH=/opt/onward/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=backend.config.settings.production STATIC_ROOT=/app/staticfiles MEDIA_ROOT=/media
WORKDIR /app
USER onward
EXPOSE 8000
CMD ["gunicorn", "backend.config.wsgi:application", "--config", "python:backend.config.serving", "--bind", "0.0.0.0:8000"]
