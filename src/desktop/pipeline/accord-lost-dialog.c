/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLostDialog: the workspace's reasons, each with a key, who it was lost to, and what would have won it.
 * Keys 1–9 choose, Ctrl+Enter marks, Esc leaves. */

#include "accord-config.h"

#include "accord-lost-dialog.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-form-header.h"
#include "accord-loss-reasons.h"
#include "accord-preedit.h"
#include "accord-rank.h"
#include "accord-record-chooser.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

#define AGAIN_MONTHS 6

struct _AccordLostDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;   /* the first */
  GArray *deals;        /* of gint64 */
  gint64 lost_stage;
  gboolean loading;     /* the deals, to be marked then */
  AccordAvatar *avatar;
  GtkLabel *name;
  GtkLabel *line;
  GtkBox *reasons_place;
  AccordLossReasons *reasons;
  AdwEntryRow *competitor;
  AdwEntryRow *note;
  AdwSwitchRow *again;
  GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE (AccordLostDialog, accord_lost_dialog, ADW_TYPE_DIALOG)

/* %NULL where nothing was typed. */
static char *
typed (AdwEntryRow *row)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *words ? g_steal_pointer (&words) : NULL;
}

static gboolean
is_complete (AccordLostDialog *self)
{
  g_autofree char *note = typed (self->note);
  g_autofree char *competitor = typed (self->competitor);

  return accord_loss_reasons_get_chosen (self->reasons) != NULL &&
         (note != NULL || !accord_loss_reasons_asks (self->reasons, "asks_note")) &&
         (competitor != NULL || !accord_loss_reasons_asks (self->reasons, "asks_competitor"));
}

static void
update (AccordLostDialog *self)
{
  gboolean asks_note = accord_loss_reasons_asks (self->reasons, "asks_note");
  gboolean asks_competitor = accord_loss_reasons_asks (self->reasons, "asks_competitor");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note),
                                 asks_note ? _("What would have won it?") : _("What would have won it? (optional)"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->competitor), asks_competitor ? _("Lost to") : _("Lost to (optional)"));
  gtk_widget_set_sensitive (self->mark, is_complete (self));
}

/* A task in half a year, with the one whose deal it was. @record: the deal, %NULL where it is gone */
static void
ask_again (AccordEdit *edit, gint64 deal, AccordRecord *record)
{
  const AccordKind *kind = &accord_activity_kind;
  gint64 id = accord_edit_create (edit, kind);
  gint64 link;

  accord_edit_set_text (edit, kind, id, "title", _("Ask again"));
  accord_edit_set_text (edit, kind, id, "type", "task");
  accord_edit_set_number (edit, kind, id, "deal", deal);
  accord_edit_set_number (edit, kind, id, "due_on", accord_date_add_months (accord_date_today (), AGAIN_MONTHS));
  if (record != NULL && accord_record_get_number (record, "customer", &link))
    accord_edit_set_number (edit, kind, id, "customer", link);
  if (record != NULL && accord_record_get_number (record, "owner", &link))
    accord_edit_set_number (edit, kind, id, "owner", link);
}

static void
lose (AccordLostDialog *self, AccordEdit *edit, gint64 deal, AccordRecord *record)
{
  const AccordKind *kind = &accord_deal_kind;
  g_autofree char *rank = accord_rank_between (NULL, NULL);
  g_autofree char *note = typed (self->note);
  g_autofree char *competitor = typed (self->competitor);

  accord_edit_set_both (edit, kind, deal, "stage", self->lost_stage, rank);
  accord_edit_set_text (edit, kind, deal, "lost_reason", accord_loss_reasons_get_chosen (self->reasons));
  if (note != NULL)
    accord_edit_set_text (edit, kind, deal, "lost_note", note);
  if (competitor != NULL)
    accord_edit_set_text (edit, kind, deal, "competitor", competitor);
  if (adw_switch_row_get_active (self->again))
    ask_again (edit, deal, record);
}

/* @records: the deals, where something of them is taken over; or %NULL */
static void
mark (AccordLostDialog *self, GPtrArray *records)
{
  guint n = self->deals->len;
  g_autofree char *label = NULL;
  AccordEdit *edit;

  label = n == 1 ? g_strdup_printf (_("Marked “%s” as lost"), accord_entity_get_title (self->deal))
                 : g_strdup_printf (ngettext ("Marked %u deal as lost", "Marked %u deals as lost", n), n);
  edit = accord_edit_new (label);
  for (guint i = 0; i < n; i++)
    lose (self, edit, g_array_index (self->deals, gint64, i), records != NULL ? g_ptr_array_index (records, i) : NULL);
  accord_edit_set_reason (edit, accord_loss_reasons_get_chosen (self->reasons));
  /* From the window: this dialog is gone when a refusal comes. */
  accord_commit (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, edit);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Of many deals most have never been on the screen. */
static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  AccordLostDialog *self = data;

  self->loading = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && is_complete (self)) /* not closed meanwhile */
    mark (self, g_value_get_boxed (dex_future_get_value (future, NULL)));
  return dex_ref (future);
}

static DexFuture *
not_loaded_cb (DexFuture *future, gpointer data)
{
  ((AccordLostDialog *) data)->loading = FALSE;
  return dex_ref (future);
}

static void
mark_cb (AccordLostDialog *self)
{
  DexFuture *loaded;

  if (!is_complete (self) || self->loading)
    return;
  if (!adw_switch_row_get_active (self->again))
    {
      mark (self, NULL);
      return;
    }
  self->loading = TRUE;
  loaded = accord_store_load (accord_workspace_get_store (self->workspace), &accord_deal_kind,
                              (const gint64 *) (const void *) self->deals->data, self->deals->len);
  loaded = dex_future_catch (accord_tell_refusal (GTK_WIDGET (self), loaded), not_loaded_cb, g_object_ref (self), g_object_unref);
  dex_future_disown (dex_future_then (loaded, loaded_cb, g_object_ref (self), g_object_unref));
}

static gboolean
is_in (GtkWidget *focus, gpointer row)
{
  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  AccordLostDialog *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (accord_preedit_is_on (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      mark_cb (self);
      return GDK_EVENT_STOP;
    }
  if (is_in (focus, self->note) || is_in (focus, self->competitor) || keyval < GDK_KEY_1 || keyval > GDK_KEY_9)
    return GDK_EVENT_PROPAGATE;
  return accord_loss_reasons_press (self->reasons, keyval - GDK_KEY_1) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
show_deal (AccordLostDialog *self)
{
  AccordRecord *record = accord_entity_get_record (self->deal);
  const char *customer;
  const char *stage;
  AccordMoney money;
  g_autofree char *amount = NULL;
  g_autofree char *line = NULL;

  if (record == NULL)
    return;
  if (self->deals->len > 1)
    {
      line = g_strdup_printf (ngettext ("%u deal", "%u deals", self->deals->len), self->deals->len);
      accord_data_label_set_text (self->name, line);
      gtk_widget_set_visible (GTK_WIDGET (self->line), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->avatar), FALSE);
      return;
    }
  customer = accord_record_title_of (record, "customer");
  stage = accord_record_title_of (record, "stage");
  amount = accord_record_get_money (record, "amount", &money)
             ? accord_money_format (money.minor, money.currency) : g_strdup (_("Unpriced"));
  line = customer ? g_strdup_printf ("%s · %s · %s", customer, amount, stage ? stage : "")
                  : g_strdup_printf ("%s · %s", amount, stage ? stage : "");
  accord_data_label_set_text (self->name, accord_record_title (record));
  accord_data_label_set_text (self->line, line);
  accord_avatar_set_display_name (self->avatar, customer ? customer : accord_record_title (record));
}

static GtkWidget *
make_deal_line (AccordLostDialog *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->avatar = ACCORD_AVATAR (accord_avatar_new ("", FALSE, 38));
  self->name = GTK_LABEL (accord_data_label_new ("heading"));
  self->line = GTK_LABEL (accord_data_label_new ("caption secondary"));
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->line));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->avatar));
  gtk_box_append (GTK_BOX (line), texts);
  return line;
}

static GtkWidget *
make_header (AccordLostDialog *self)
{
  self->mark = gtk_button_new_with_mnemonic (_("_Mark as Lost"));
  gtk_widget_add_css_class (self->mark, "destructive-action");
  accord_tooltip_set (self->mark, _("Ctrl+Enter"));
  g_signal_connect_object (self->mark, "clicked", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
  return accord_form_header_new (ADW_DIALOG (self), self->mark);
}

static AdwEntryRow *
make_entry (AccordLostDialog *self)
{
  GtkWidget *row = adw_entry_row_new ();

  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
  return ADW_ENTRY_ROW (row);
}

static void
name_competitor (AccordLostDialog *self, GParamSpec *pspec, AccordEntity *competitor)
{
  const char *name = accord_entity_get_title (competitor);

  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->competitor), name);
}

static void
competitor_chosen_cb (AccordLostDialog *self, gint64 id)
{
  AccordEntity *competitor = accord_workspace_get_entity (self->workspace, &accord_competitor_kind, id);

  g_object_set_data_full (G_OBJECT (self), "competitor", competitor, g_object_unref);
  g_signal_connect_object (competitor, "notify::title", G_CALLBACK (name_competitor), self, G_CONNECT_SWAPPED);
  name_competitor (self, NULL, competitor);
}

static void
choose_competitor_cb (AccordLostDialog *self, GtkWidget *button)
{
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, &accord_competitor_kind);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (competitor_chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), button);
}

/* Those that are known; another can be typed. */
static void
add_competitors (AccordLostDialog *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("pan-down-symbolic");

  accord_tooltip_set (button, _("Choose a Competitor"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_competitor_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (self->competitor, button);
}

static GtkWidget *
make_body (AccordLostDialog *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *heading = gtk_label_new (_("Main reason"));
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *rows = gtk_list_box_new ();
  g_autofree char *again = NULL;
  g_autofree char *words = NULL;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->competitor = make_entry (self);
  add_competitors (self);
  self->note = make_entry (self);
  again = accord_date_format (accord_date_add_months (accord_date_today (), AGAIN_MONTHS));
  words = g_strdup_printf (_("Makes a task for %s"), again);
  self->again = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->again), _("Ask again later"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->again), words);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->competitor));
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->note));
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->again));
  gtk_box_append (GTK_BOX (group), heading);
  self->reasons_place = GTK_BOX (group);
  gtk_box_append (GTK_BOX (body), make_deal_line (self));
  gtk_box_append (GTK_BOX (body), group);
  gtk_box_append (GTK_BOX (body), rows);
  gtk_widget_add_css_class (body, "lost-body");
  return body;
}

static void
accord_lost_dialog_dispose (GObject *object)
{
  AccordLostDialog *self = ACCORD_LOST_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->deal);
  g_clear_pointer (&self->deals, g_array_unref);
  G_OBJECT_CLASS (accord_lost_dialog_parent_class)->dispose (object);
}

static void
accord_lost_dialog_class_init (AccordLostDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_lost_dialog_dispose;
}

static void
accord_lost_dialog_init (AccordLostDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  double width = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 520, gtk_widget_get_settings (view)); /* three reasons beside each other */
  GtkWidget *scroller;

  adw_dialog_set_title (ADW_DIALOG (self), _("Mark as Lost"));
  adw_dialog_set_content_width (ADW_DIALOG (self), (int) width);
  adw_dialog_set_content_height (ADW_DIALOG (self), 510); /* the reasons come later and do not make it grow */
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                           "child", make_body (self), NULL);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_sensitive (self->mark, FALSE);
}

/**
 * accord_lost_dialog_new:
 * @workspace: the open file
 * @deals: (array length=n_deals): deals, at least one
 * @lost_stage: the stage they go to
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
accord_lost_dialog_new (AccordWorkspace *workspace, const gint64 *deals, guint n_deals, gint64 lost_stage)
{
  AccordLostDialog *self = g_object_new (ACCORD_TYPE_LOST_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->lost_stage = lost_stage;
  self->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->deals, deals, n_deals);
  self->deal = accord_workspace_get_entity (workspace, &accord_deal_kind, deals[0]);
  self->reasons = ACCORD_LOSS_REASONS (accord_loss_reasons_new (workspace));
  gtk_box_append (self->reasons_place, GTK_WIDGET (self->reasons));
  g_signal_connect_object (self->reasons, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->deal, "notify::record", G_CALLBACK (show_deal), self, G_CONNECT_SWAPPED);
  show_deal (self);
  update (self);
  return ADW_DIALOG (self);
}
