/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayRow: see the header. Looks like a row of a boxed list, whose first and last have round
 * corners; a list of ten thousand has as many widgets as are seen. */

#include "accord-config.h"

#include "accord-today-row.h"

#include <glib/gi18n-lib.h>
#include "accord-css-class.h"
#include "accord-data-label.h"
#include "accord-today-words.h"
#include "accord-tint.h"
#include "accord-tooltip.h"

struct _AccordTodayRow {
  AdwBin parent_instance;

  AccordTodayItem *item; /* or NULL */
  gint64 today;
  gboolean writes;
  gboolean compact;
  GtkWidget *line;
  GtkCheckButton *check;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *note;
  GtkLabel *when;
  GtkWidget *plan;
  GtkWidget *greet;
  GtkWidget *more;
  AccordTodayAnswerPanel *panel; /* NULL until it was unfolded once */
  GtkWidget *box;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordTodayRow, accord_today_row, ADW_TYPE_BIN)

static guint asked_signal;

static void
ask (AccordTodayRow *self, AccordTodayAsk what)
{
  g_signal_emit (self, asked_signal, 0, (int) what);
}

static void
save_cb (AccordTodayRow *self)
{
  ask (self, ACCORD_TODAY_ASK_SAVE);
}

static void
undo_cb (AccordTodayRow *self)
{
  ask (self, ACCORD_TODAY_ASK_UNDO);
}

static void
plan_cb (AccordTodayRow *self)
{
  ask (self, accord_today_item_get_kind (self->item) == ACCORD_TODAY_RECORD ? ACCORD_TODAY_ASK_OPEN : ACCORD_TODAY_ASK_PLAN);
}

static void
greet_cb (AccordTodayRow *self)
{
  ask (self, ACCORD_TODAY_ASK_GREET);
}

static void
more_cb (AccordTodayRow *self)
{
  ask (self, ACCORD_TODAY_ASK_MORE);
}

static void
check_cb (AccordTodayRow *self)
{
  if (!self->setting)
    ask (self, ACCORD_TODAY_ASK_TOGGLE);
}

static void
ensure_panel (AccordTodayRow *self)
{
  if (self->panel != NULL)
    return;
  self->panel = ACCORD_TODAY_ANSWER_PANEL (accord_today_answer_panel_new ());
  accord_today_answer_panel_set_compact (self->panel, self->compact);
  g_signal_connect_object (self->panel, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "undo", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->panel));
}

static void
show_panel (AccordTodayRow *self)
{
  gboolean open = accord_today_item_is_open (self->item);

  if (open)
    {
      ensure_panel (self);
      accord_today_answer_panel_set_item (self->panel, self->item);
    }
  else if (self->panel != NULL)
    accord_today_answer_panel_set_item (self->panel, NULL);
  if (self->panel != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->panel), open);
}

static void
show_check (AccordTodayRow *self)
{
  AccordTodayType type = accord_today_item_get_kind (self->item);
  AccordTodayGroup group = accord_today_item_get_group (self->item);
  const AccordAgendaRow *row = accord_today_item_get_row (self->item);
  gboolean care = type == ACCORD_TODAY_CARE_DATE;
  gboolean checks = type == ACCORD_TODAY_STEP || group == ACCORD_TODAY_VERIFY || care;
  gboolean done = row != NULL && (row->done_at != 0 || (type == ACCORD_TODAY_STEP && accord_today_item_is_open (self->item)));
  g_autofree char *name = care ? g_strdup_printf ("%s: %s", _("Pass Over"), accord_today_words_title (self->item))
                               : g_strdup_printf (group == ACCORD_TODAY_VERIFY ? _("Verified “%s”") : done ? _("Reopen “%s”") : _("Finish “%s”"),
                                           accord_today_words_title (self->item));

  self->setting = TRUE;
  gtk_check_button_set_active (self->check, done);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->check), checks);
  accord_tooltip_set (GTK_WIDGET (self->check), care ? _("Pass Over") : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), self->writes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  accord_css_class_set (self->line, "finished", done);
}

static void
show_words (AccordTodayRow *self)
{
  AccordTodayGroup group = accord_today_item_get_group (self->item);
  const AccordAgendaRow *row = accord_today_item_get_row (self->item);
  g_autofree char *note = accord_today_words_note (self->item);
  g_autofree char *when = accord_today_words_when (self->item, self->today);
  gboolean planning = group == ACCORD_TODAY_UNPLANNED || group == ACCORD_TODAY_QUIET, opens = accord_today_item_get_kind (self->item) == ACCORD_TODAY_RECORD;

  gtk_image_set_from_icon_name (self->icon, accord_today_words_icon (self->item));
  accord_tint_apply (GTK_WIDGET (self->icon), group == ACCORD_TODAY_UNPLANNED || group == ACCORD_TODAY_QUIET
                       ? accord_today_item_is_warning (self->item) ? ACCORD_TINT_ERROR : ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL);
  gtk_label_set_lines (self->title, group == ACCORD_TODAY_CARE || opens ? 3 : 2);
  accord_data_label_set_text (self->title, accord_today_words_title (self->item));
  accord_data_label_set_optional (self->note, note);
  accord_data_label_set_optional (self->when, when);
  accord_css_class_set (GTK_WIDGET (self->when), "error", group == ACCORD_TODAY_OVERDUE || accord_today_item_is_warning (self->item));
  accord_css_class_set (GTK_WIDGET (self->when), "secondary", group != ACCORD_TODAY_OVERDUE && !accord_today_item_is_warning (self->item));
  gtk_button_set_label (GTK_BUTTON (self->plan), opens ? _("Open") : _("Plan…"));
  gtk_widget_set_visible (self->plan, (opens && !self->compact) || (planning && self->writes && !accord_today_item_is_open (self->item)));
  gtk_widget_set_visible (self->greet, accord_today_item_get_kind (self->item) == ACCORD_TODAY_CARE_DATE && self->writes);
  accord_css_class_set (GTK_WIDGET (self->title), "urgent", row != NULL && row->priority > 0);
}

static void
show (AccordTodayRow *self)
{
  AccordTodayType type = accord_today_item_get_kind (self->item);
  gboolean words_only = type == ACCORD_TODAY_MORE || type == ACCORD_TODAY_FOLD;

  accord_css_class_set (GTK_WIDGET (self), "first", accord_today_item_is_first (self->item));
  accord_css_class_set (GTK_WIDGET (self), "last", accord_today_item_is_last (self->item));
  gtk_widget_set_visible (self->line, !words_only);
  gtk_widget_set_visible (self->more, words_only);
  if (words_only)
    gtk_button_set_label (GTK_BUTTON (self->more), accord_today_words_title (self->item));
  else
    {
      show_check (self);
      show_words (self);
    }
  show_panel (self);
}

static void
accord_today_row_dispose (GObject *object)
{
  AccordTodayRow *self = ACCORD_TODAY_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (accord_today_row_parent_class)->dispose (object);
}

static void
accord_today_row_class_init (AccordTodayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_today_row_dispose;
  asked_signal = g_signal_new ("asked", ACCORD_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
make_texts (AccordTodayRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title = GTK_LABEL (accord_data_label_new ("heading"));
  self->note = GTK_LABEL (accord_data_label_new ("caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "secondary");
  g_object_set (self->title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, NULL);
  g_object_set (self->note, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, NULL);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->note));
  return texts;
}

static GtkWidget *
make_line (AccordTodayRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->check), "selection-mode");
  gtk_widget_set_can_focus (GTK_WIDGET (self->check), FALSE); /* Space on the row is the same; GTK would take Tab, and stay */
  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 16, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->when = GTK_LABEL (accord_data_label_new ("numeric"));
  gtk_label_set_ellipsize (self->when, PANGO_ELLIPSIZE_NONE);
  self->plan = gtk_button_new_with_label (_("Plan…"));
  gtk_widget_add_css_class (self->plan, "flat");
  gtk_widget_add_css_class (self->plan, "accent");
  gtk_widget_set_valign (self->plan, GTK_ALIGN_CENTER);
  self->greet = gtk_button_new_from_icon_name ("accord-email-symbolic");
  gtk_widget_add_css_class (self->greet, "flat");
  gtk_widget_set_valign (self->greet, GTK_ALIGN_CENTER);
  accord_tooltip_set (self->greet, _("Write a Message…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->greet), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Write a Message…"), -1);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (line), make_texts (self));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->when));
  gtk_box_append (GTK_BOX (line), self->plan);
  gtk_box_append (GTK_BOX (line), self->greet);
  gtk_widget_add_css_class (line, "today-line");
  return line;
}

static void
accord_today_row_init (AccordTodayRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->line = make_line (self);
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "today-more");
  gtk_widget_set_focusable (self->more, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_add_css_class (GTK_WIDGET (self), "today-row");
  adw_bin_set_child (ADW_BIN (self), self->box);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "clicked", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->greet, "clicked", G_CALLBACK (greet_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_today_row_new:
 * @writes: whether the file may be changed
 *
 * Returns: (transfer floating): a row of nothing
 */
GtkWidget *
accord_today_row_new (gboolean writes)
{
  AccordTodayRow *self = g_object_new (ACCORD_TYPE_TODAY_ROW, NULL);

  self->writes = writes;
  return GTK_WIDGET (self);
}

/**
 * accord_today_row_set_item:
 * @self: a row
 * @item: (nullable): the line it shows, and follows
 * @today: the day it is
 */
void
accord_today_row_set_item (AccordTodayRow *self, AccordTodayItem *item, gint64 today)
{
  g_return_if_fail (ACCORD_IS_TODAY_ROW (self));

  self->today = today;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    {
      if (self->panel != NULL)
        accord_today_answer_panel_set_item (self->panel, NULL);
      return;
    }
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

/**
 * accord_today_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the line it shows
 */
AccordTodayItem *
accord_today_row_get_item (AccordTodayRow *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_ROW (self), NULL);
  return self->item;
}

/**
 * accord_today_row_set_compact:
 * @self: a row
 * @compact: whether there is little room
 */
void
accord_today_row_set_compact (AccordTodayRow *self, gboolean compact)
{
  g_return_if_fail (ACCORD_IS_TODAY_ROW (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  if (self->item != NULL)
    show (self);
  if (self->panel != NULL)
    accord_today_answer_panel_set_compact (self->panel, compact);
}

/**
 * accord_today_row_get_panel:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its chips, while it is unfolded
 */
AccordTodayAnswerPanel *
accord_today_row_get_panel (AccordTodayRow *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_ROW (self), NULL);
  return self->item != NULL && accord_today_item_is_open (self->item) ? self->panel : NULL;
}

/**
 * accord_today_row_get_anchor:
 * @self: a row
 *
 * Returns: (transfer none): where menus are to appear
 */
GtkWidget *
accord_today_row_get_anchor (AccordTodayRow *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_ROW (self), NULL);
  return GTK_WIDGET (self->when);
}
