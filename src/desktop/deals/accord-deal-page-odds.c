/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A deal counts with the default that its stage had when it came there, however that is edited later
 * (domain.md F07). Where the two differ a banner says so, and takes today's over with one click. */

#include "accord-config.h"

#include "accord-deal-page-private.h"

#include "accord-commit.h"

#include <glib/gi18n-lib.h>

static gboolean
differs (AccordDealPage *self, int *counts, gint64 *now)
{
  AccordRecord *deal = accord_entity_get_record (self->deal);
  AccordRecord *stage = accord_deal_stages_get_stage (self->stages);

  return deal != NULL && stage != NULL && !accord_workspace_is_read_only (self->workspace) &&
         accord_record_get_number (stage, "probability", now) && accord_deal_odds (deal, stage, counts) == ACCORD_ODDS_ENTRY &&
         *counts != *now;
}

static void
use_default_cb (AccordDealPage *self)
{
  g_autofree char *label = NULL;
  AccordEdit *edit;
  gint64 now;
  int counts;

  if (!differs (self, &counts, &now))
    return;
  label = g_strdup_printf (_("Probability of “%1$s” as its stage has it: %2$d%%"), accord_entity_get_title (self->deal), (int) now);
  edit = accord_edit_new (label);
  accord_edit_set_number (edit, &accord_deal_kind, accord_deal_page_get_deal (self), "entry_odds", now);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

/**
 * accord_deal_page_show_odds:
 * @self: the page
 *
 * Shows or hides the banner.
 */
void
accord_deal_page_show_odds (AccordDealPage *self)
{
  gint64 now = 0;
  int counts = 0;
  gboolean shown = differs (self, &counts, &now);

  if (shown)
    {
      g_autofree char *title =
        g_strdup_printf (_("This deal came to %1$s when that stood at %2$d%%, and counts with it. The stage has %3$d%% now."),
                         accord_record_title (accord_deal_stages_get_stage (self->stages)), counts, (int) now);
      g_autofree char *button = g_strdup_printf (_("Use %d%%"), (int) now);

      adw_banner_set_use_markup (self->suggestion, FALSE);
      adw_banner_set_title (self->suggestion, title);
      adw_banner_set_button_label (self->suggestion, button);
      if (g_object_get_data (G_OBJECT (self->suggestion), "follows") == NULL)
        {
          g_object_set_data (G_OBJECT (self->suggestion), "follows", GINT_TO_POINTER (1));
          g_signal_connect_object (self->suggestion, "button-clicked", G_CALLBACK (use_default_cb), self, G_CONNECT_SWAPPED);
        }
    }
  adw_banner_set_revealed (self->suggestion, shown);
}
