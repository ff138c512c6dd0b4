/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a picture is, told from its first bytes and never from what a file calls it. No state; any
 * thread. */

#include "accord-picture.h"

#include <string.h>

/**
 * accord_picture_media:
 * @data: (array length=size): bytes
 * @size: how many
 *
 * Returns: (nullable): the media type of a picture that the window can draw ("image/jpeg"); %NULL for
 *   anything else
 */
const char *
accord_picture_media (const void *data,
                      gsize       size)
{
  static const struct {
    const char *media;
    const char *mark;
    gsize length;
  } marks[] = {
    { "image/jpeg", "\xFF\xD8\xFF", 3 },
    { "image/png", "\x89PNG\r\n\x1A\n", 8 },
    { "image/gif", "GIF8", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size > marks[i].length && memcmp (data, marks[i].mark, marks[i].length) == 0)
      return marks[i].media;
  return NULL;
}
