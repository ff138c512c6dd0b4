/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Identity (sync.md §2.2).
 *
 * A record's id is a UUIDv7: 48 bits of milliseconds, a 12-bit counter that keeps ids of one
 * process strictly increasing, 62 random bits. Ids that follow from two others (a tag on a
 * customer) are derived by SHA-256, so that two computers create the same row. The text form is
 * Crockford's base 32 in lower case; it sorts like the bytes. Any thread. */

#include "accord-id.h"

#include "accord-clock.h"
#include "accord-random.h"

#include <string.h>

#define REPLICA_BYTES 10 /* 80 bits are 16 characters */
#define COUNTER_MAX 0xfff
#define COUNTER_START_MASK 0x3ff /* a random start that leaves 3,072 ids in the millisecond */

static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

static GMutex id_lock;
static guint64 id_ms;
static guint id_counter;

/* Takes the next pair of millisecond and counter; runs ahead of the clock when a millisecond is
 * full. */
static void
take_position (guint random, guint64 *ms, guint *counter)
{
  guint64 now = (guint64) MAX (accord_now_ms (), 0);

  g_mutex_lock (&id_lock);
  if (now > id_ms)
    {
      id_ms = now;
      id_counter = random & COUNTER_START_MASK;
    }
  else if (++id_counter > COUNTER_MAX)
    {
      id_ms++;
      id_counter = random & COUNTER_START_MASK;
    }
  *ms = id_ms;
  *counter = id_counter;
  g_mutex_unlock (&id_lock);
}

/* Value of a base-32 character, with the look-alikes that Crockford allows; -1 if it is none. */
static int
digit_value (char c)
{
  const char *at;

  c = g_ascii_tolower (c);
  if (c == 'o')
    return 0;
  if (c == 'i' || c == 'l')
    return 1;
  at = c != '\0' ? strchr (alphabet, c) : NULL;
  return at != NULL ? (int) (at - alphabet) : -1;
}

/* Writes the bits of @bytes, most significant first, with zero bits in front to fill up. */
static void
encode (const guint8 *bytes, gsize n_bytes, char *text, gsize n_chars)
{
  int pad = (int) (n_chars * 5 - n_bytes * 8);

  for (gsize i = 0; i < n_chars; i++)
    {
      guint value = 0;

      for (int bit = 0; bit < 5; bit++)
        {
          int at = (int) i * 5 + bit - pad;

          value <<= 1;
          if (at >= 0)
            value |= (bytes[at / 8] >> (7 - at % 8)) & 1;
        }
      text[i] = alphabet[value];
    }
  text[n_chars] = '\0';
}

/* For tests that say what time it is: ids made before do not matter any more. */
void
accord_id_restart (void)
{
  g_mutex_lock (&id_lock);
  id_ms = 0;
  id_counter = 0;
  g_mutex_unlock (&id_lock);
}

/**
 * accord_id_new:
 * @id: (out caller-allocates): the new identity
 *
 * Makes an identity that no other computer makes and that is greater than every one this process
 * made before, also when the clock steps back. Any thread.
 */
void
accord_id_new (AccordId *id)
{
  guint8 random[10];
  guint64 ms;
  guint counter;

  g_return_if_fail (id != NULL);

  accord_random_bytes (random, sizeof random);
  take_position ((guint) random[0] << 8 | random[1], &ms, &counter);
  for (int i = 0; i < 6; i++)
    id->bytes[i] = (guint8) (ms >> (40 - 8 * i));
  id->bytes[6] = (guint8) (0x70 | counter >> 8);
  id->bytes[7] = (guint8) counter;
  memcpy (id->bytes + 8, random + 2, 8);
  id->bytes[8] = (id->bytes[8] & 0x3f) | 0x80;
}

/**
 * accord_id_derive:
 * @id: (out caller-allocates): the derived identity
 * @kind: what the pair means, for example "customer-tag"
 * @a: first identity
 * @b: second identity
 *
 * Makes the identity of a natural link: the first 16 bytes of SHA-256 over @kind, a zero byte, @a
 * and @b. The same on every computer; the order of @a and @b matters.
 */
void
accord_id_derive (AccordId *id, const char *kind, const AccordId *a, const AccordId *b)
{
  g_autoptr (GChecksum) sum = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_if_fail (id != NULL && kind != NULL && a != NULL && b != NULL);

  sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, (const guchar *) kind, (gssize) strlen (kind) + 1);
  g_checksum_update (sum, a->bytes, ACCORD_ID_BYTES);
  g_checksum_update (sum, b->bytes, ACCORD_ID_BYTES);
  g_checksum_get_digest (sum, digest, &length);
  memcpy (id->bytes, digest, ACCORD_ID_BYTES);
}

/**
 * accord_id_equal:
 * @a: an identity
 * @b: another
 *
 * Returns: whether both name the same record
 */
gboolean
accord_id_equal (const AccordId *a, const AccordId *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return memcmp (a->bytes, b->bytes, ACCORD_ID_BYTES) == 0;
}

/**
 * accord_id_is_null:
 * @id: an identity
 *
 * Returns: whether all bytes are zero, which stands for "no record"
 */
gboolean
accord_id_is_null (const AccordId *id)
{
  static const AccordId null_id;

  g_return_val_if_fail (id != NULL, TRUE);

  return memcmp (id->bytes, null_id.bytes, ACCORD_ID_BYTES) == 0;
}

/**
 * accord_id_to_text:
 * @id: an identity
 * @text: (out caller-allocates): 26 characters and the end mark
 *
 * Writes the identity in Crockford's base 32, lower case. Texts sort like the identities.
 */
void
accord_id_to_text (const AccordId *id, char text[ACCORD_ID_TEXT + 1])
{
  g_return_if_fail (id != NULL && text != NULL);

  encode (id->bytes, ACCORD_ID_BYTES, text, ACCORD_ID_TEXT);
}

/**
 * accord_id_dup_text:
 * @id: an identity
 *
 * Returns: (transfer full): what accord_id_to_text() writes
 */
char *
accord_id_dup_text (const AccordId *id)
{
  char text[ACCORD_ID_TEXT + 1];

  g_return_val_if_fail (id != NULL, NULL);

  accord_id_to_text (id, text);
  return g_strdup (text);
}

/**
 * accord_id_from_text:
 * @id: (out caller-allocates): the identity, unchanged on failure
 * @text: (nullable): 26 characters of base 32; either case, O counts as 0, I and L as 1
 *
 * Returns: whether @text is an identity
 */
gboolean
accord_id_from_text (AccordId *id, const char *text)
{
  AccordId read = { 0 };

  g_return_val_if_fail (id != NULL, FALSE);

  if (text == NULL || strlen (text) != ACCORD_ID_TEXT)
    return FALSE;
  for (int i = 0; i < ACCORD_ID_TEXT; i++)
    {
      int value = digit_value (text[i]);

      if (value < 0 || (i == 0 && value > 7))
        return FALSE;
      for (int bit = 0; bit < 5; bit++)
        {
          int at = i * 5 + bit - 2;

          if (at >= 0 && (value >> (4 - bit) & 1) != 0)
            read.bytes[at / 8] |= (guint8) (1 << (7 - at % 8));
        }
    }
  *id = read;
  return TRUE;
}

/**
 * accord_replica_id_new:
 *
 * Makes the name of one computer's copy of a workspace: 80 random bits.
 *
 * Returns: (transfer full): 16 characters of base 32
 */
char *
accord_replica_id_new (void)
{
  guint8 random[REPLICA_BYTES];
  char *text = g_malloc (REPLICA_BYTES * 8 / 5 + 1);

  accord_random_bytes (random, sizeof random);
  encode (random, sizeof random, text, REPLICA_BYTES * 8 / 5);
  return text;
}

/**
 * accord_path_mark:
 * @path: absolute, of a file
 *
 * What tells a file of this computer from others of its name, in the names of folders, files and notifications.
 *
 * Returns: (transfer full): %ACCORD_PATH_MARK hexadecimal digits
 */
char *
accord_path_mark (const char *path)
{
  char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  sum[ACCORD_PATH_MARK] = '\0';
  return sum;
}
