/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordGateDialog: asks the gate again after each change set, so that what is done here, or by anybody
 * else meanwhile, leaves the list. When nothing is left the deals can simply be moved.
 *
 *   gate ─▶ list of rows ─ tick, fill in, ask ─▶ journal ─▶ gate …
 *                       └▶ reason ─▶ Move Anyway */

#include "accord-config.h"

#include "accord-gate-dialog.h"

#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-field-row.h"
#include "accord-form-header.h"
#include "accord-gate-row.h"
#include "accord-group-rows.h"
#include "accord-text.h"
#include <glib/gi18n-lib.h>

struct _AccordGateDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  GArray *deals;
  gint64 stage;
  AccordGateGo go;
  gpointer data;
  GDestroyNotify destroy;
  AdwPreferencesGroup *group;
  GPtrArray *rows;      /* in the group, not owned */
  AdwPreferencesGroup *anyway;
  AdwEntryRow *reason;
  GtkWidget *move;
  char *shown;          /* what the rows are about */
  guint generation;
  gboolean open;        /* nothing is missing */
  gboolean put_off;     /* somebody types into a row: the rows are made anew afterwards */
};

G_DEFINE_FINAL_TYPE (AccordGateDialog, accord_gate_dialog, ADW_TYPE_DIALOG)

/* NULL: none. */
static char *
typed_reason (AccordGateDialog *self)
{
  g_autofree char *text = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->reason)), FALSE);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
update (AccordGateDialog *self)
{
  g_autofree char *reason = typed_reason (self);
  gboolean anyway = reason != NULL;

  gtk_widget_set_sensitive (self->move, self->open || anyway);
  gtk_button_set_label (GTK_BUTTON (self->move), self->open || !anyway ? _("_Move") : _("_Move Anyway"));
  gtk_widget_set_visible (GTK_WIDGET (self->anyway), !self->open);
  if (self->open)
    gtk_widget_add_css_class (self->move, "suggested-action");
  else
    gtk_widget_remove_css_class (self->move, "suggested-action");
}

static void
move_cb (AccordGateDialog *self)
{
  g_autofree char *reason = self->open ? NULL : typed_reason (self);

  if (!self->open && reason == NULL)
    return;
  self->go (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), reason, self->data);
  adw_dialog_close (ADW_DIALOG (self));
}

/* The same condition of several deals is one row. */
static GPtrArray *
group_criteria (GPtrArray *unmet)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < unmet->len; i++)
    {
      const AccordCriterion *criterion = g_ptr_array_index (unmet, i);
      GPtrArray *same = NULL;

      for (guint k = 0; k < groups->len && same == NULL; k++)
        {
          const AccordCriterion *first = g_ptr_array_index ((GPtrArray *) groups->pdata[k], 0);

          if (first->criterion == criterion->criterion && g_strcmp0 (first->title, criterion->title) == 0)
            same = groups->pdata[k];
        }
      if (same == NULL)
        {
          same = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_criterion_free);
          g_ptr_array_add (groups, same);
        }
      g_ptr_array_add (same, accord_criterion_copy (criterion));
    }
  return groups;
}

/* What would be shown, so that rows in which somebody types stay when nothing has changed. */
static char *
signature (GPtrArray *unmet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < unmet->len; i++)
    {
      const AccordCriterion *criterion = g_ptr_array_index (unmet, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s\n", criterion->deal, criterion->criterion,
                              criterion->title, criterion->state ? criterion->state : "");
    }
  return g_string_free (text, FALSE);
}

static void ask (AccordGateDialog *self);

static void
editing_cb (AccordGateDialog *self, GParamSpec *pspec, AccordFieldRow *row)
{
  if (accord_field_row_get_editing (row) || !self->put_off || self->workspace == NULL)
    return;
  self->put_off = FALSE;
  ask (self);
}

static gboolean
is_typed_into (AccordGateDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (ACCORD_IS_FIELD_ROW (self->rows->pdata[i]) && accord_field_row_get_editing (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
add_row (AccordGateDialog *self, GPtrArray *criteria)
{
  GtkWidget *row = accord_gate_row_new (self->workspace, criteria);

  if (ACCORD_IS_FIELD_ROW (row))
    g_signal_connect_object (row, "notify::editing", G_CALLBACK (editing_cb), self, G_CONNECT_SWAPPED);
  accord_group_add_row (self->group, self->rows, row);
}

/* A row that goes saves what is typed into it, half a number too: it stays until whoever types is done. */
static void
show_unmet (AccordGateDialog *self, GPtrArray *unmet)
{
  g_autofree char *what = signature (unmet);
  g_autoptr (GPtrArray) groups = NULL;
  gboolean was_open = self->open;

  self->put_off = g_strcmp0 (what, self->shown) != 0 && is_typed_into (self);
  if (self->put_off || g_strcmp0 (what, self->shown) == 0)
    return;
  g_set_str (&self->shown, what);
  groups = group_criteria (unmet);
  accord_group_clear_rows (self->group, self->rows);
  for (guint i = 0; i < groups->len; i++)
    add_row (self, groups->pdata[i]);
  self->open = unmet->len == 0;
  adw_preferences_group_set_description (self->group, self->open ? _("Everything is done.")
                                                                 : _("The stage asks for this first."));
  update (self);
  if (self->open && !was_open)
    accord_announce (self, _("Everything is done."), FALSE);
}

typedef struct {
  AccordGateDialog *dialog;
  guint generation;
} Request;

static void
request_free (gpointer data)
{
  g_object_unref (((Request *) data)->dialog);
  g_free (data);
}

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value == NULL)
    adw_preferences_group_set_description (request->dialog->group, error->message);
  else if (request->generation == request->dialog->generation && request->dialog->workspace != NULL)
    show_unmet (request->dialog, g_value_get_boxed (value));
  return dex_future_new_true ();
}

static void
ask (AccordGateDialog *self)
{
  Request *request = g_new0 (Request, 1);
  DexFuture *future = accord_gate_ask (accord_workspace_get_store (self->workspace),
                                       (const gint64 *) (void *) self->deals->data, self->deals->len, &self->stage, 1);

  *request = (Request) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_future_finally (future, answered_cb, request, request_free));
}

static void
accord_gate_dialog_dispose (GObject *object)
{
  AccordGateDialog *self = ACCORD_GATE_DIALOG (object);

  if (self->destroy != NULL)
    self->destroy (g_steal_pointer (&self->data));
  self->destroy = NULL;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->deals, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (accord_gate_dialog_parent_class)->dispose (object);
}

static void
accord_gate_dialog_class_init (AccordGateDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_gate_dialog_dispose;
}

static GtkWidget *
make_header (AccordGateDialog *self)
{
  self->move = gtk_button_new_with_mnemonic (_("_Move"));
  g_signal_connect_object (self->move, "clicked", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  return accord_form_header_new (ADW_DIALOG (self), self->move);
}

static void
accord_gate_dialog_init (AccordGateDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->anyway = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _("Reason to move it anyway"));
  adw_preferences_group_set_description (self->anyway, _("The reason is kept in the history of the deal."));
  adw_preferences_group_add (self->anyway, GTK_WIDGET (self->reason));
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "entry-activated", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->anyway);
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  adw_dialog_set_content_height (ADW_DIALOG (self), 420);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  update (self);
}

/**
 * accord_gate_dialog_new:
 * @workspace: the open file
 * @deals: (array length=n_deals): what is to be moved
 * @stage: where it goes
 * @name: the name of that stage
 * @go: moves it
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
accord_gate_dialog_new (AccordWorkspace *workspace, const gint64 *deals, guint n_deals, gint64 stage, const char *name,
                        AccordGateGo go, gpointer data, GDestroyNotify destroy)
{
  AccordGateDialog *self = g_object_new (ACCORD_TYPE_GATE_DIALOG, NULL);
  /* Translators: a stage: Ready for Proposal? */
  g_autofree char *title = g_strdup_printf (_("Ready for %s?"), name);

  self->workspace = g_object_ref (workspace);
  self->stage = stage;
  self->go = go;
  self->data = data;
  self->destroy = destroy;
  self->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->deals, deals, n_deals);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return ADW_DIALOG (self);
}

static void
may_go (GtkWidget *from, const char *reason, gpointer promise)
{
  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_resolve_string (promise, g_strdup (reason != NULL ? reason : ""));
}

/* The dialog is gone without a word. */
static void
drop_promise (gpointer promise)
{
  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_reject (promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
  dex_unref (promise);
}

/**
 * accord_gate_dialog_await:
 * @from: the widget in which it was asked for
 * @workspace: the open file
 * @deal: a deal
 * @stage: where it shall go
 * @name: the name of that stage
 * @reason: (out) (nullable): why it goes although something is open
 *
 * Only in a fiber. Shows the dialog only where the stage asks for something that is not there yet.
 *
 * Returns: whether it may go
 */
gboolean
accord_gate_dialog_await (GtkWidget *from, AccordWorkspace *workspace, gint64 deal, gint64 stage, const char *name, char **reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = dex_await_boxed (accord_gate_ask (accord_workspace_get_store (workspace), &deal, 1, &stage, 1), &error);
  DexPromise *promise;
  g_autofree char *why = NULL;
  gboolean go;

  *reason = NULL;
  if (missing == NULL)
    accord_say_error (from, error->message);
  if (missing == NULL || missing->len == 0)
    return missing != NULL;
  promise = dex_promise_new ();
  adw_dialog_present (accord_gate_dialog_new (workspace, &deal, 1, stage, name, may_go, dex_ref (promise), drop_promise), from);
  why = dex_await_string (DEX_FUTURE (promise), NULL);
  go = why != NULL;
  if (go && *why != '\0')
    *reason = g_steal_pointer (&why);
  return go;
}
