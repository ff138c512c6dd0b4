/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a stage asks for is asked beforehand, so that nobody is refused who could have been told; the commit
 * asks the same again. */

#include "accord-config.h"

#include "accord-deal-gate.h"

#include "accord-commit.h"
#include "accord-gate.h"
#include "accord-text.h"

#include <glib/gi18n-lib.h>

static void
typed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *reason = accord_text_clean (gtk_editable_get_text (entry), FALSE);

  adw_alert_dialog_set_response_enabled (dialog, "move", *reason != '\0');
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, DexPromise *promise)
{
  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_resolve_boolean (promise, g_str_equal (response, "move"));
}

static char *
words_of (GPtrArray *missing)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    {
      g_autofree char *what = accord_criterion_describe (missing->pdata[i]);

      g_string_append_printf (words, "%s• %s", i > 0 ? "\n" : "", what);
    }
  return g_string_free_and_steal (words);
}

static AdwAlertDialog *
make_dialog (GPtrArray *missing, GtkWidget **entry)
{
  g_autofree char *words = words_of (missing);
  AdwDialog *dialog = adw_alert_dialog_new (_("Something Is Still Open"), NULL);
  GtkWidget *list = gtk_list_box_new ();

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), words);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "move", _("_Move Anyway"), NULL);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "move", FALSE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  *entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (*entry), _("Reason, kept in history"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), *entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  g_signal_connect_object (*entry, "changed", G_CALLBACK (typed_cb), dialog, 0);
  return ADW_ALERT_DIALOG (dialog);
}

/**
 * accord_deal_gate_await:
 * @from: the widget in which it was asked for
 * @workspace: the open file
 * @deal: a deal
 * @stage: where it shall go
 * @reason: (out) (nullable): why it goes although something is open
 *
 * Only in a fiber.
 *
 * Returns: whether it may go
 */
gboolean
accord_deal_gate_await (GtkWidget *from, AccordWorkspace *workspace, gint64 deal, gint64 stage, char **reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = dex_await_boxed (accord_gate_ask (accord_workspace_get_store (workspace), &deal, 1, &stage, 1), &error);
  g_autoptr (AdwAlertDialog) dialog = NULL;
  DexPromise *promise;
  GtkWidget *entry;
  gboolean go;

  *reason = NULL;
  if (missing == NULL)
    {
      accord_say_error (from, error->message);
      return FALSE;
    }
  if (missing->len == 0)
    return TRUE;
  dialog = g_object_ref_sink (make_dialog (missing, &entry));
  promise = dex_promise_new ();
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), dex_ref (promise), (GClosureNotify) (void (*) (void)) dex_unref, 0);
  adw_dialog_present (ADW_DIALOG (dialog), from);
  go = dex_await_boolean (dex_ref (DEX_FUTURE (promise)), NULL);
  if (go)
    *reason = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)), FALSE);
  dex_unref (promise);
  return go;
}
