/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals going to another pipeline (domain.md §4.2): the stages they stand in are mapped by hand, with the
 * nearest offered. */

#include "accord-config.h"

#include "accord-deal-transfer.h"

#include "accord-commit.h"
#include "accord-stage-map-dialog.h"
#include <glib/gi18n-lib.h>

typedef struct {
  GWeakRef from;
  AccordWorkspace *workspace;
  GArray *deals;
  GPtrArray *records; /* the deals, once read */
} Transfer;

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_weak_ref_clear (&transfer->from);
  g_object_unref (transfer->workspace);
  g_array_unref (transfer->deals);
  g_clear_pointer (&transfer->records, g_ptr_array_unref);
  g_free (transfer);
}

static void
apply_cb (AdwDialog *dialog, GArray *moves, gpointer data)
{
  Transfer *transfer = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&transfer->from);
  DexFuture *future = accord_pipeline_transfer (accord_workspace_get_journal (transfer->workspace),
                                                (const gint64 *) (void *) transfer->deals->data, transfer->deals->len,
                                                (const AccordStageMove *) (void *) moves->data, moves->len, NULL);

  dex_future_disown (from != NULL ? accord_tell_refusal (from, future) : future);
}

static gboolean
stands_in (Transfer *transfer, gint64 stage)
{
  for (guint i = 0; i < transfer->records->len; i++)
    if (transfer->records->pdata[i] != NULL && accord_record_number (transfer->records->pdata[i], "stage") == stage)
      return TRUE;
  return FALSE;
}

static void
present (Transfer *transfer, GtkWidget *from, GPtrArray *left, GPtrArray *others)
{
  guint n = transfer->deals->len;
  g_autofree char *heading = g_strdup_printf (ngettext ("Move %u Deal to Another Pipeline", "Move %u Deals to Another Pipeline", n), n);
  AdwDialog *dialog = accord_stage_map_dialog_new (heading, _("They leave this one as transferred. Which stages do they go to?"),
                                                   _("_Move"), left, others);
  Transfer *kept = g_new0 (Transfer, 1);

  g_weak_ref_init (&kept->from, from);
  kept->workspace = g_object_ref (transfer->workspace);
  kept->deals = g_array_ref (transfer->deals);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), kept, (GClosureNotify) (void (*) (void)) transfer_free, 0);
  adw_dialog_present (dialog, from);
}

static DexFuture *
stages_read_cb (DexFuture *future, gpointer data)
{
  Transfer *transfer = data;
  GPtrArray *stages = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GtkWidget) from = g_weak_ref_get (&transfer->from);
  gint64 pipeline = 0;

  for (guint i = 0; i < stages->len; i++)
    if (stands_in (transfer, accord_record_id (stages->pdata[i])))
      {
        pipeline = accord_record_number (stages->pdata[i], "pipeline");
        g_ptr_array_add (left, accord_record_ref (stages->pdata[i]));
      }
  for (guint i = 0; i < stages->len; i++)
    if (accord_record_number (stages->pdata[i], "pipeline") != pipeline)
      g_ptr_array_add (others, accord_record_ref (stages->pdata[i]));
  if (from == NULL || left->len == 0)
    return dex_future_new_true ();
  if (others->len == 0)
    accord_say_error (from, _("There is no other pipeline. Add one in the preferences first."));
  else
    present (transfer, from, left, others);
  return dex_future_new_true ();
}

static DexFuture *
deals_read_cb (DexFuture *future, gpointer data)
{
  Transfer *transfer = data;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GError) error = NULL;

  transfer->records = g_value_dup_boxed (dex_future_get_value (future, NULL));
  if (!accord_query_set_sort (query, "rank", FALSE, &error))
    g_critical ("Stages cannot be put in order: %s", error->message);
  return accord_store_select (accord_workspace_get_store (transfer->workspace), query);
}

/**
 * accord_deals_transfer:
 * @from: the widget in which it was asked for
 * @workspace: the open file
 * @deals: (array length=n_deals): deals of one pipeline
 *
 * Asks where they go, then moves them.
 */
void
accord_deals_transfer (GtkWidget *from, AccordWorkspace *workspace, const gint64 *deals, guint n_deals)
{
  Transfer *transfer = g_new0 (Transfer, 1);
  DexFuture *future = accord_store_load (accord_workspace_get_store (workspace), &accord_deal_kind, deals, n_deals);

  g_weak_ref_init (&transfer->from, from);
  transfer->workspace = g_object_ref (workspace);
  transfer->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (transfer->deals, deals, n_deals);
  future = dex_future_then (future, deals_read_cb, transfer, NULL);
  dex_future_disown (dex_future_then (accord_tell_refusal (from, future), stages_read_cb, transfer, transfer_free));
}
