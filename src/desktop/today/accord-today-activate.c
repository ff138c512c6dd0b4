/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line of Today opens. */

#include "accord-config.h"

#include "accord-today-page-private.h"

/* The record, or in a narrow window what stands behind the line; of a care date the greeting. */
void
accord_today_page_activate_item (AccordTodayPage *self)
{
  AccordTodayItem *item = accord_today_page_selected (self);

  if (item == NULL)
    return;
  if (accord_today_item_get_row (item) == NULL)
    accord_today_page_ask (self, item, ACCORD_TODAY_ASK_MORE);
  else if (accord_today_item_get_kind (item) == ACCORD_TODAY_CARE_DATE && !accord_workspace_is_read_only (self->workspace))
    accord_today_page_ask (self, item, ACCORD_TODAY_ASK_GREET);
  else if (accord_today_item_get_kind (item) == ACCORD_TODAY_RECORD)
    accord_today_page_ask (self, item, ACCORD_TODAY_ASK_OPEN);
  else if (self->collapsed)
    adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  else
    accord_today_context_open (self->context);
}
