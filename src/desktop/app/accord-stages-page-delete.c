/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage is deleted: its deals go to another first, and the last one of its outcome stays. */

#include "accord-config.h"

#include "accord-stages-page-private.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-pipeline-settings.h"
#include "accord-stage-map-dialog.h"

static guint
count_alike (AccordStagesPage *self, int at)
{
  const char *outcome = accord_record_text (self->stages->pdata[at], "outcome");
  guint n = 0;

  for (guint i = 0; i < self->stages->len; i++)
    n += accord_stages_page_same_pipeline (self, at, i) &&
         g_strcmp0 (accord_record_text (self->stages->pdata[i], "outcome"), outcome) == 0;
  return n;
}

typedef struct
{
  AccordStagesPage *page;
  gint64 stage;
} Removal;

static void
removal_free (gpointer data)
{
  g_object_unref (((Removal *) data)->page);
  g_free (data);
}

static void
remove_stage (AccordStagesPage *self, AccordRecord *stage)
{
  /* Translators: %s is a stage of the pipeline */
  g_autofree char *label =
    g_strdup_printf (_ ("Deleted the stage “%s”"), accord_record_title (stage));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, &accord_stage_kind, accord_record_id (stage));
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
tell (AccordStagesPage *self, const char *sentence)
{
  accord_say (GTK_WIDGET (self), sentence);
}

/* The deals go where it was said, then the stage goes. */
static void
mapped_cb (AccordStagesPage *self, GArray *moves)
{
  const AccordStageMove *move = &g_array_index (moves, AccordStageMove, 0);

  dex_future_disown (accord_tell_refusal (
    GTK_WIDGET (self), accord_pipeline_delete_stage (accord_workspace_get_journal (self->workspace), move->from, move->to)));
}

static void
ask_where (AccordStagesPage *self, int at, gint64 n_deals)
{
  AccordRecord *stage = self->stages->pdata[at];
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autofree char *body = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "“%s” holds %d deal. Which stage does it go to?",
                 "“%s” holds %d deals. Which stage do they go to?", n_deals),
    accord_record_title (stage), (int) n_deals);
  AdwDialog *dialog;

  g_ptr_array_add (left, accord_record_ref (stage));
  for (guint i = 0; i < self->stages->len; i++)
    if ((int) i != at && accord_stages_page_same_pipeline (self, i, at))
      g_ptr_array_add (others, accord_record_ref (self->stages->pdata[i]));
  dialog = accord_stage_map_dialog_new (_ ("Delete the Stage?"), body, _ ("Move and _Delete"), left, others);
  g_signal_connect_object (dialog, "apply", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  Removal *removal = data;
  AccordStagesPage *self = removal->page;
  gint64 n_deals = g_value_get_int64 (dex_future_get_value (future, NULL));
  int at = accord_stages_page_position_of (self, removal->stage);
  g_autofree char *sentence = NULL;

  if (at < 0 || self->workspace == NULL)
    return dex_future_new_for_boolean (FALSE);
  if (count_alike (self, at) == 1 && g_strcmp0 (accord_record_text (self->stages->pdata[at], "outcome"), "hold") != 0)
    {
      sentence = g_strdup_printf (
        _ ("“%s” is the only stage of its outcome, and a pipeline needs one. Rename it instead."),
        accord_record_title (self->stages->pdata[at]));
      tell (self, sentence);
    }
  else if (n_deals > 0)
    ask_where (self, at, n_deals);
  else
    remove_stage (self, self->stages->pdata[at]);
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_stages_page_delete_action:
 * @widget: the page
 * @action: its name
 * @parameter: id of a stage
 *
 * Deletes it when its deals, if it has any, have somewhere to go.
 */
void
accord_stages_page_delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordStagesPage *self = ACCORD_STAGES_PAGE (widget);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  Removal *removal = g_new0 (Removal, 1);

  *removal = (Removal){ g_object_ref (self), g_variant_get_int64 (parameter) };
  accord_query_add_number (query, "stage", ACCORD_OP_IS, removal->stage);
  dex_future_disown (
    dex_future_then (accord_tell_refusal (widget, accord_store_count (accord_workspace_get_store (self->workspace), query)),
                     counted_cb, removal, removal_free));
}
