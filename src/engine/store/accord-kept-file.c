/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files beside the workspace, in the user's folder of caches, in which what is in memory stands from one opening to the next. A
 * sum of everything tells one that was cut short or changed. Any thread. */

#include "accord-config.h"

#include "accord-kept-file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define MULTIPLY G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/**
 * accord_kept_sum:
 * @sum: of what stands before
 * @bytes: (array length=size): what comes next
 * @size: bytes, a multiple of eight
 *
 * Every bit counts, and where it stands: one changed word always gives another sum.
 *
 * Returns: the sum of both
 */
guint64
accord_kept_sum (guint64 sum, gconstpointer bytes, gsize size)
{
  const guint64 *words = bytes;

  g_return_val_if_fail (size % sizeof *words == 0, 0);

  for (gsize i = 0; i < size / sizeof *words; i++)
    {
      sum ^= words[i];
      sum = (sum << 27 | sum >> 37) * MULTIPLY + 1;
    }
  return sum;
}

/**
 * accord_kept_sum_text:
 * @text: any
 *
 * Returns: the same for the same text
 */
guint64
accord_kept_sum_text (const char *text)
{
  guint64 sum = strlen (text);

  for (const char *at = text; *at != '\0'; at++)
    {
      guint64 word = (guchar) *at;

      sum = accord_kept_sum (sum, &word, sizeof word);
    }
  return sum;
}

/**
 * accord_kept_read:
 * @bytes: (out caller-allocates) (array length=size): filled
 *
 * Returns: %FALSE where there is not so much
 */
gboolean
accord_kept_read (int fd, gpointer bytes, gsize size)
{
  for (gsize done = 0; done < size;)
    {
      gssize n = read (fd, (char *) bytes + done, size - done);

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      done += (gsize) MAX (n, 0);
    }
  return TRUE;
}

/**
 * accord_kept_write:
 * @bytes: (array length=size): what comes next
 *
 * Returns: %FALSE where it could not be written
 */
gboolean
accord_kept_write (int fd, gconstpointer bytes, gsize size)
{
  for (gsize done = 0; done < size;)
    {
      gssize n = write (fd, (const char *) bytes + done, size - done);

      if (n < 0 && errno != EINTR)
        return FALSE;
      done += (gsize) MAX (n, 0);
    }
  return TRUE;
}
