/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLostDialog: six usual reasons, each with a key, or one's own words. The reason is text in the
 * deal's "lost_reason". Keys 1–6 choose, Ctrl+Enter marks, Esc leaves. */

#include "accord-config.h"

#include "accord-lost-dialog.h"

#include "accord-avatar.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-rank.h"
#include <glib/gi18n-lib.h>

static const char *const reasons[] = {
  N_("Price"), N_("Competitor"), N_("No budget"), N_("No decision"), N_("Timing"), N_("Missing feature"),
};

struct _AccordLostDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  gint64 lost_stage;
  AccordAvatar *avatar;
  GtkLabel *name;
  GtkLabel *line;
  GtkToggleButton *buttons[G_N_ELEMENTS (reasons)];
  AdwEntryRow *own;
  GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE (AccordLostDialog, accord_lost_dialog, ADW_TYPE_DIALOG)

/* The chosen reason with what was written about it: "Price: 12 % above Packline". */
static char *
reason_of (AccordLostDialog *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->own))));

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (!gtk_toggle_button_get_active (self->buttons[i]))
        continue;
      return *words ? g_strdup_printf (_("%s: %s"), _(reasons[i]), words) : g_strdup (_(reasons[i]));
    }
  return *words ? g_steal_pointer (&words) : NULL;
}

static void
update (AccordLostDialog *self)
{
  g_autofree char *reason = reason_of (self);

  gtk_widget_set_sensitive (self->mark, reason != NULL);
}

static void
mark_cb (AccordLostDialog *self)
{
  const AccordKind *kind = &accord_deal_kind;
  gint64 id = accord_entity_get_id (self->deal);
  g_autofree char *reason = reason_of (self);
  g_autofree char *label = NULL;
  g_autofree char *rank = NULL;
  AccordEdit *edit;

  if (reason == NULL)
    return;
  label = g_strdup_printf (_("Marked “%s” as lost"), accord_entity_get_title (self->deal));
  rank = accord_rank_between (NULL, NULL);
  edit = accord_edit_new (label);
  accord_edit_set_both (edit, kind, id, "stage", self->lost_stage, rank);
  accord_edit_set_text (edit, kind, id, "lost_reason", reason);
  accord_edit_set_reason (edit, reason);
  /* From the window: this dialog is gone when a refusal comes. */
  accord_commit (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, edit);
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  AccordLostDialog *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      mark_cb (self);
      return GDK_EVENT_STOP;
    }
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->own)))
    return GDK_EVENT_PROPAGATE;
  if (keyval < GDK_KEY_1 || keyval >= GDK_KEY_1 + G_N_ELEMENTS (reasons))
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (self->buttons[keyval - GDK_KEY_1], TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->buttons[keyval - GDK_KEY_1]));
  return GDK_EVENT_STOP;
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
make_reason (AccordLostDialog *self, guint i)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *label = gtk_label_new (_(reasons[i]));
  char key[2] = { '1' + i, '\0' };
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), cap);
  gtk_box_append (GTK_BOX (line), label);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(reasons[i]), -1);
  if (i > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons[0]);
  g_signal_connect_object (button, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->buttons[i] = GTK_TOGGLE_BUTTON (button);
  return button;
}

static GtkWidget *
make_reasons (AccordLostDialog *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (flow), make_reason (self, i));
      gtk_widget_set_focusable (gtk_widget_get_parent (GTK_WIDGET (self->buttons[i])), FALSE);
    }
  return flow;
}

static GtkWidget *
make_header (AccordLostDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->mark = gtk_button_new_with_mnemonic (_("_Mark as Lost"));
  gtk_widget_add_css_class (self->mark, "destructive-action");
  gtk_widget_set_tooltip_text (self->mark, _("Ctrl+Enter"));
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mark, "clicked", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->mark);
  return header;
}

static GtkWidget *
make_body (AccordLostDialog *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *heading = gtk_label_new (_("Main reason"));
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *rows = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->own = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->own), _("What would have won it? (optional)"));
  g_signal_connect_object (self->own, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->own, "entry-activated", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->own));
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (GTK_BOX (group), make_reasons (self));
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

  adw_dialog_set_title (ADW_DIALOG (self), _("Mark as Lost"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 470);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (self));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->buttons[0]));
  gtk_widget_set_sensitive (self->mark, FALSE);
}

/**
 * accord_lost_dialog_new:
 * @workspace: the open file
 * @deal: a deal
 * @lost_stage: the stage it goes to
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
accord_lost_dialog_new (AccordWorkspace *workspace, gint64 deal, gint64 lost_stage)
{
  AccordLostDialog *self = g_object_new (ACCORD_TYPE_LOST_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->lost_stage = lost_stage;
  self->deal = accord_workspace_get_entity (workspace, &accord_deal_kind, deal);
  g_signal_connect_object (self->deal, "notify::record", G_CALLBACK (show_deal), self, G_CONNECT_SWAPPED);
  show_deal (self);
  return ADW_DIALOG (self);
}
