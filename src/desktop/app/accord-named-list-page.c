/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of an AccordNamedList. */

#include "accord-config.h"

#include "accord-named-list.h"
#include "accord-subpage.h"

#include <glib/gi18n-lib.h>

/**
 * accord_named_list_page_new:
 * @workspace: the open file
 * @kind: loss_reason or competitor
 *
 * Returns: (transfer floating): a page to push onto the preferences
 */
AdwNavigationPage *
accord_named_list_page_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *list = accord_named_list_new (workspace, kind);

  if (accord_kind_is (kind, &accord_loss_reason_kind))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (list),
                                           _("What people choose from when a deal is lost, in this order. Deals that were lost keep the "
                                             "reason they were given."));
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (list),
                                           _("Who else may win a deal. They are offered where a deal is lost and on its page."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (list));
  return accord_subpage_new (accord_kind_plural (kind), page, NULL);
}
