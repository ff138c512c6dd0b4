/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of changes: any bytes are read or refused with a sentence. What is not packed is packed first, so that
 * mutations reach the lines. */
#include "accord-config.h"

#include "accord-packed.h"
#include "accord-segment.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GString) text = g_string_new_len ((const char *) data, (gssize) size);
  g_autoptr (GBytes) bytes = size > 0 && data[0] == 0x1f ? g_bytes_new (data, size) : accord_pack (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRemoteSegment) segment = accord_segment_read (bytes, "k7q2m9x4t0v1c5d8", NULL, NULL, &error);

  g_assert_true ((segment == NULL) == (error != NULL));
  if (segment != NULL)
    {
      /* What was read is written and read again as the same. */
      g_autoptr (GBytes) again = accord_segment_write (segment, NULL, NULL);
      g_autoptr (AccordRemoteSegment) twice = accord_segment_read (again, segment->rid, NULL, segment->workspace, NULL);

      g_assert_nonnull (twice);
      g_assert_cmpuint (twice->n_records, ==, segment->n_records);
    }
  return 0;
}
