/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What computers say of themselves. */
#include "accord-config.h"

#include "accord-sync-head.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordSyncHead) head = accord_sync_head_read (bytes, NULL, &error);

  g_assert_true ((head == NULL) == (error != NULL));
  if (head != NULL)
    {
      g_autoptr (GBytes) again = accord_sync_head_write (head);
      g_autoptr (AccordSyncHead) twice = accord_sync_head_read (again, head->rid, NULL);

      g_assert_nonnull (twice);
    }
  return 0;
}
