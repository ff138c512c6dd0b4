/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a customer has the owner it has, in words of the engine (accord-assignment.h). Customers of the pool can be given out
 * from here, as the words say. Main thread. */

#include "accord-config.h"

#include "accord-owner-reason.h"

#include "accord-assignment.h"
#include "accord-commit.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *from;            /* owned */
  AccordWorkspace *workspace; /* owned */
  gint64 customer;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->from);
  g_object_unref (asked->workspace);
  g_free (asked);
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, Asked *asked)
{
  if (g_str_equal (response, "give"))
    dex_future_disown (accord_tell_refusal (
      asked->from, accord_assignment_run (accord_workspace_get_journal (asked->workspace), &asked->customer, 1)));
  else if (g_str_equal (response, "rules"))
    gtk_widget_activate_action (asked->from, "win.preferences-page", "s", "team");
}

static DexFuture *
explained_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data, *kept;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  const AccordAssignmentReason *reason = value != NULL ? g_value_get_boxed (value) : NULL;
  AdwAlertDialog *dialog;

  if (reason == NULL)
    {
      accord_say_error (asked->from, error->message);
      return dex_future_new_true ();
    }
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (reason->pooled ? _("Who Would Get This Customer?") : _("Why This Owner?"), reason->words));
  adw_alert_dialog_add_responses (dialog, "close", _("_Close"), "rules", _("_Assignment Rules…"), NULL);
  if (reason->pooled && reason->member != 0 && !accord_workspace_is_read_only (asked->workspace))
    {
      adw_alert_dialog_add_response (dialog, "give", _("_Give by the Rules"));
      adw_alert_dialog_set_response_appearance (dialog, "give", ADW_RESPONSE_SUGGESTED);
      adw_alert_dialog_set_default_response (dialog, "give");
    }
  kept = g_new0 (Asked, 1);
  *kept = (Asked) { g_object_ref (asked->from), g_object_ref (asked->workspace), asked->customer };
  g_object_set_data_full (G_OBJECT (dialog), "asked", kept, asked_free);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), kept);
  adw_dialog_present (ADW_DIALOG (dialog), asked->from);
  return dex_future_new_true ();
}

/**
 * accord_owner_reason_show:
 * @from: the window
 * @workspace: the open file
 * @customer: id
 *
 * Tells which assignment rule gave a customer to whom and why; of one in the pool, what the rules would do, and offers it.
 */
void
accord_owner_reason_show (GtkWidget *from, AccordWorkspace *workspace, gint64 customer)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (from), g_object_ref (workspace), customer };
  dex_future_disown (dex_future_finally (accord_assignment_explain (accord_workspace_get_store (workspace), customer), explained_cb, asked, asked_free));
}
