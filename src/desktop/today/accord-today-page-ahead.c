/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of today behind another one, before anybody asked for it. */

#include "accord-config.h"

#include "accord-today-page-private.h"

#define AT_ONCE 3 /* rows */

/**
 * accord_today_page_prepare:
 * @self: a page that was made ahead, and laid out: accord_lay_out_ahead()
 *
 * Reads its first lines, then makes the rows of those that will be in view, a few at a time.
 *
 * Returns: whether there may be more to do
 */
gboolean
accord_today_page_prepare (AccordTodayPage *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_PAGE (self), FALSE);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || self->shown)
    return FALSE;
  if (!accord_today_whose_is_known (self->whose) || accord_today_list_read_ahead (self->model))
    return TRUE;
  for (guint i = 0; i < AT_ONCE; i++)
    if (!accord_lazy_rows_fill_ahead (self->list))
      return i > 0; /* once more: laid out, others may be in view */
  return TRUE;
}
