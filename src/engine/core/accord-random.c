/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random bytes from the kernel, fetched in small batches because ids are made by the million
 * during an import. Any thread. */

#include "accord-random.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define POOL_BYTES 256 /* getrandom() never returns less than asked up to this size */

static GMutex pool_lock;
static guint8 pool[POOL_BYTES];
static gsize pool_left; /* unused bytes at the end of the pool */

static void
refill_pool (void)
{
  gssize got;

  do
    got = getrandom (pool, sizeof pool, 0);
  while (got < 0 && errno == EINTR);
  if (got != (gssize) sizeof pool)
    g_error ("The kernel gives no random bytes: %s", g_strerror (errno));
  pool_left = sizeof pool;
}

/**
 * accord_random_bytes:
 * @bytes: (out caller-allocates): where to write
 * @length: number of bytes
 *
 * Fills @bytes with random bytes fit for identities. Ends the program if the kernel has none,
 * because ids that repeat would destroy data. Any thread.
 */
void
accord_random_bytes (void *bytes, gsize length)
{
  guint8 *out = bytes;

  g_mutex_lock (&pool_lock);
  while (length > 0)
    {
      gsize take;

      if (pool_left == 0)
        refill_pool ();
      take = MIN (length, pool_left);
      memcpy (out, pool + sizeof pool - pool_left, take);
      memset (pool + sizeof pool - pool_left, 0, take);
      pool_left -= take;
      out += take;
      length -= take;
    }
  g_mutex_unlock (&pool_lock);
}
