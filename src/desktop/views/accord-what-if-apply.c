/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Imagined moves become true: what the stages still ask for is told first, and a reason moves the deals all the
 * same. */

#include "accord-config.h"

#include "accord-what-if-apply.h"

#include "accord-commit.h"
#include "accord-gate.h"
#include "accord-rank.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *from;            /* held */
  AccordWorkspace *workspace; /* held */
  GArray *moves;              /* of AccordWhatIf, a copy */
  DexPromise *reason;         /* of the dialog, once it is asked */
} Applying;

static void
applying_clear (gpointer data)
{
  Applying *self = data;

  g_object_unref (self->from);
  g_object_unref (self->workspace);
  g_array_unref (self->moves);
  dex_clear (&self->reason);
}

static void
applying_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, applying_clear);
}

static void
applying_closed (gpointer data, GClosure *closure)
{
  applying_unref (data);
}

static AccordEdit *
make_edit (const Applying *self, const char *reason)
{
  guint n = self->moves->len;
  g_autofree char *number = accord_number_format (n);
  g_autofree char *label = g_strdup_printf (ngettext ("Applied a what-if: moved %s deal", "Applied a what-if: moved %s deals", n), number);
  AccordEdit *edit = accord_edit_new (label);
  int place = accord_kind_find (&accord_deal_kind, "stage");

  for (guint i = 0; i < n; i++)
    {
      const AccordWhatIf *move = &g_array_index (self->moves, AccordWhatIf, i);
      g_autoptr (AccordEntity) deal = accord_workspace_get_entity (self->workspace, &accord_deal_kind, move->deal);
      AccordRecord *record = accord_entity_get_record (deal);
      const char *rank = record != NULL ? accord_record_value (record, place)->text : NULL;
      g_autofree char *first = rank == NULL ? accord_rank_nth (0) : NULL;

      accord_edit_set_both (edit, &accord_deal_kind, move->deal, "stage", move->stage, rank != NULL ? rank : first);
    }
  if (reason != NULL)
    accord_edit_set_reason (edit, reason);
  return edit;
}

/* Moving anyway */

static void
reason_changed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "move", *reason != '\0');
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Applying *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "move"))
    dex_promise_resolve_string (self->reason, g_strdup (gtk_editable_get_text (entry)));
  else
    dex_promise_reject (self->reason, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Given up"));
}

static gint64
stage_of (const Applying *self, gint64 deal)
{
  for (guint i = 0; i < self->moves->len; i++)
    if (g_array_index (self->moves, AccordWhatIf, i).deal == deal)
      return g_array_index (self->moves, AccordWhatIf, i).stage;
  return 0;
}

/* What stages still ask for, a line for each deal and wish. */
static char *
list_unmet (const Applying *self, GPtrArray *unmet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < unmet->len; i++)
    {
      const AccordCriterion *criterion = g_ptr_array_index (unmet, i);
      g_autoptr (AccordEntity) deal = accord_workspace_get_entity (self->workspace, &accord_deal_kind, criterion->deal);
      const char *title = accord_entity_get_title (deal);
      g_autofree char *what = accord_criterion_describe (criterion);

      if (criterion->to != stage_of (self, criterion->deal))
        continue;
      g_string_append_printf (text, _("%1$s: %2$s"), title ? title : "", what);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
ask_reason (Applying *self, const char *unmet)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Move Anyway?"), NULL));
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *body = g_strdup_printf (_("These stages ask for more first:\n\n%s\nGive a reason to move the deals all the same; "
                                             "it is kept in their history."), unmet);

  adw_alert_dialog_set_body (dialog, body);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Reason"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "move", _("_Move Anyway"), NULL);
  adw_alert_dialog_set_response_enabled (dialog, "move", FALSE);
  adw_alert_dialog_set_default_response (dialog, "move");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog, 0);
  self->reason = dex_promise_new ();
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_atomic_rc_box_acquire (self), applying_closed, 0);
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  adw_dialog_present (ADW_DIALOG (dialog), self->from);
}

static DexFuture *
reason_given_cb (DexFuture *future, gpointer data)
{
  Applying *self = data;
  const char *reason = g_value_get_string (dex_future_get_value (future, NULL));

  return accord_commit_future (self->from, self->workspace, make_edit (self, reason));
}

static DexFuture *
judged_cb (DexFuture *future, gpointer data)
{
  Applying *self = data;
  g_autofree char *unmet = list_unmet (self, g_value_get_boxed (dex_future_get_value (future, NULL)));

  if (*unmet == '\0')
    return accord_commit_future (self->from, self->workspace, make_edit (self, NULL));
  ask_reason (self, unmet);
  return dex_future_then (dex_ref (DEX_FUTURE (self->reason)), reason_given_cb, g_atomic_rc_box_acquire (self), applying_unref);
}

/**
 * accord_what_if_apply:
 * @from: where it is asked
 * @workspace: the open file
 * @model: whose moves; copied
 *
 * Returns: (transfer full): a future of the #AccordChangeSet
 */
DexFuture *
accord_what_if_apply (GtkWidget *from, AccordWorkspace *workspace, AccordWhatIfModel *model)
{
  Applying *self = g_atomic_rc_box_new0 (Applying);
  guint n = model->moves->len;
  g_autofree gint64 *deals = g_new (gint64, n + 1);
  g_autofree gint64 *stages = g_new (gint64, n + 1);

  *self = (Applying) { .from = g_object_ref (from), .workspace = g_object_ref (workspace), .moves = g_array_copy (model->moves) };
  for (guint i = 0; i < n; i++)
    {
      deals[i] = g_array_index (self->moves, AccordWhatIf, i).deal;
      stages[i] = g_array_index (self->moves, AccordWhatIf, i).stage;
    }
  return dex_future_then (accord_tell_refusal (from, accord_gate_ask (accord_workspace_get_store (workspace), deals, n, stages, n)),
                          judged_cb, self, applying_unref);
}
