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

static guint64 seeded; /* 0: the kernel's */

/* For tests: the same bytes each time from now on; 0: the kernel's again. */
void
accord_random_seed (guint64 seed)
{
  g_mutex_lock (&pool_lock);
  seeded = seed;
  pool_left = 0;
  g_mutex_unlock (&pool_lock);
}

/* splitmix64 */
static void
refill_seeded (void)
{
  for (gsize i = 0; i < sizeof pool; i += sizeof (guint64))
    {
      guint64 z = seeded += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

      z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      z ^= z >> 31;
      memcpy (pool + i, &z, sizeof z);
    }
  pool_left = sizeof pool;
}

static void
refill_pool (void)
{
  gssize got;

  if (seeded != 0)
    {
      refill_seeded ();
      return;
    }

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
