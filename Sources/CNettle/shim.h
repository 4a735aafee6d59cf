#ifndef CNETTLE_SHIM_H
#define CNETTLE_SHIM_H

#include <nettle/sha2.h>
#include <nettle/version.h>

/* The digest of so many bytes, into SHA256_DIGEST_SIZE others. Since 4.0 Nettle is not told how long a digest is. */
static inline void cnettle_sha256(const void *bytes, size_t count, uint8_t *digest) {
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, count, (const uint8_t *)bytes);
#if NETTLE_VERSION_MAJOR < 4
  sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
#else
  sha256_digest(&context, digest);
#endif
}

#endif
