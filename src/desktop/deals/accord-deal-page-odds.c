/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the workspace's own history says of the stage a deal is in (domain.md F07). It is read beside, told
 * in a banner when it differs from what the stage counts with, and taken over with one click. */

#include "accord-config.h"

#include "accord-deal-page-private.h"

#include "accord-commit.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GWeakRef page;
  gint64 stage;
} Reading;

static void
reading_free (gpointer data)
{
  g_weak_ref_clear (&((Reading *) data)->page);
  g_free (data);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  g_autoptr (AccordDealPage) self = g_weak_ref_get (&reading->page);

  if (self == NULL || self->history_of != reading->stage)
    return dex_future_new_true ();
  g_clear_pointer (&self->history, accord_stage_history_free);
  self->history = g_value_dup_boxed (dex_future_get_value (future, NULL));
  accord_deal_page_show_history (self);
  return dex_future_new_true ();
}

/**
 * accord_deal_page_read_history:
 * @self: the page
 *
 * Asks for the history of the stage the deal is in, unless it was asked for.
 */
void
accord_deal_page_read_history (AccordDealPage *self)
{
  AccordRecord *stage = accord_deal_stages_get_stage (self->stages);
  gint64 id = stage != NULL ? accord_record_id (stage) : 0;
  Reading *reading;

  if (id == self->history_of || id == 0)
    return;
  self->history_of = id;
  g_clear_pointer (&self->history, accord_stage_history_free);
  reading = g_new0 (Reading, 1);
  g_weak_ref_init (&reading->page, self);
  reading->stage = id;
  dex_future_disown (dex_future_then (accord_report_stage_history (accord_workspace_get_store (self->workspace), id), read_cb,
                                      reading, reading_free));
}

/* What the history says becomes the probability of the stage, for all its deals. */
static void
use_history_cb (AccordDealPage *self)
{
  AccordRecord *stage = accord_deal_stages_get_stage (self->stages);
  int percent = stage != NULL && self->history != NULL ? accord_stage_history_percent (self->history, stage) : -1;
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (percent < 0)
    return;
  label = g_strdup_printf (_("Probability of %1$s by its own history: %2$d%%"), accord_record_title (stage), percent);
  edit = accord_edit_new (label);
  accord_edit_set_number (edit, &accord_stage_kind, accord_record_id (stage), "probability", percent);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

/**
 * accord_deal_page_show_history:
 * @self: the page
 *
 * Shows or hides the banner, and the figures with what is known now.
 */
void
accord_deal_page_show_history (AccordDealPage *self)
{
  AccordRecord *stage = accord_deal_stages_get_stage (self->stages);
  int percent = stage != NULL && self->history != NULL ? accord_stage_history_percent (self->history, stage) : -1;
  gint64 now = stage != NULL ? accord_record_number (stage, "probability") : 0;
  gboolean open = stage != NULL && g_strcmp0 (accord_record_text (stage, "outcome"), "open") == 0;
  gboolean differs = open && percent >= 0 && percent != now && !accord_workspace_is_read_only (self->workspace);

  if (differs)
    {
      g_autofree char *title =
        g_strdup_printf (_("Of the last %1$d deals that came to %2$s and were closed, %3$d were won. It counts with %4$d%%."),
                         (int) self->history->closed, accord_record_title (stage), (int) self->history->won, (int) now);
      g_autofree char *button = g_strdup_printf (_("Use %d%%"), percent);

      adw_banner_set_title (self->suggestion, title);
      adw_banner_set_button_label (self->suggestion, button);
      if (g_object_get_data (G_OBJECT (self->suggestion), "follows") == NULL)
        {
          g_object_set_data (G_OBJECT (self->suggestion), "follows", GINT_TO_POINTER (1));
          g_signal_connect_object (self->suggestion, "button-clicked", G_CALLBACK (use_history_cb), self, G_CONNECT_SWAPPED);
        }
    }
  adw_banner_set_revealed (self->suggestion, differs);
}
