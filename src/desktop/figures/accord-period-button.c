/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPeriodButton: the period that figures are for. Two arrows step, the menu between them chooses
 * the length or a range of one's own. */

#include "accord-config.h"

#include "accord-period-button.h"

#include "accord-css-class.h"
#include "accord-date.h"
#include "accord-period-choice.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define SHORT_CHARS 10 /* "Nov 2026" is said in full, however little room there is */
#define LEAST_CHARS 7  /* of a range of days */

struct _AccordPeriodButton {
  GtkBox parent_instance;

  GtkWidget *back;
  GtkMenuButton *menu;
  GtkLabel *label;
  GtkWidget *arrow;
  GtkWidget *forward;
  GtkPopover *popover;
  GtkStack *stack;
  GtkListBox *list;
  AccordRangePicker *range;
  AccordPeriod period;
  gint64 newest;
  int fiscal_month;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *const choices[] = {
  N_("Month"), N_("Quarter"), N_("Half-Year"), N_("Year"), N_("Last 12 Months"), N_("All Time"), N_("Range…"),
};

G_DEFINE_FINAL_TYPE (AccordPeriodButton, accord_period_button, GTK_TYPE_BOX)

static void
update (AccordPeriodButton *self)
{
  gboolean brief = !gtk_widget_get_visible (self->arrow) || !gtk_widget_get_visible (self->back);
  g_autofree char *full = accord_period_label (&self->period);
  g_autofree char *words = brief ? accord_period_words_short (&self->period) : g_strdup (full);
  g_autofree char *name = g_strdup_printf (_("Period: %s"), full);
  gboolean whole = g_utf8_strlen (words, -1) <= SHORT_CHARS;
  gboolean bounded = self->period.unit != ACCORD_PERIOD_ALL;
  gint64 today = accord_date_today ();

  gtk_label_set_text (self->label, words);
  gtk_label_set_ellipsize (self->label, whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->label, whole ? -1 : LEAST_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  accord_tooltip_set (GTK_WIDGET (self->menu), name);
  gtk_widget_set_sensitive (self->back, bounded);
  gtk_widget_set_sensitive (self->forward, bounded && self->period.to <= MAX (today, self->newest));
}

static void
choose (AccordPeriodButton *self, const AccordPeriod *period)
{
  g_autofree char *words = accord_period_label (period);

  if (accord_period_equal (&self->period, period))
    return;
  accord_period_button_set_period (self, period);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_activated_cb (AccordPeriodButton *self, GtkListBoxRow *row)
{
  AccordPeriodChoice choice = (AccordPeriodChoice) gtk_list_box_row_get_index (row);
  AccordPeriod period;

  if (choice == ACCORD_CHOICE_RANGE)
    {
      accord_range_picker_set_period (self->range, &self->period);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->range));
      gtk_widget_child_focus (GTK_WIDGET (self->range), GTK_DIR_TAB_FORWARD);
      return;
    }
  period = accord_period_choose (choice, &self->period, self->newest, self->fiscal_month);
  gtk_popover_popdown (self->popover);
  choose (self, &period);
}

static void
range_chosen_cb (AccordPeriodButton *self, gint64 from, gint64 to)
{
  AccordPeriod period = accord_period_custom (from, to);

  gtk_popover_popdown (self->popover);
  choose (self, &period);
}

static void
popover_shown_cb (AccordPeriodButton *self)
{
  AccordPeriodChoice choice = accord_period_choice_of (&self->period, self->newest);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, choice);

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->list));
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
back_cb (AccordPeriodButton *self)
{
  accord_period_button_step (self, -1);
}

static void
forward_cb (AccordPeriodButton *self)
{
  accord_period_button_step (self, 1);
}

static void
accord_period_button_class_init (AccordPeriodButtonClass *klass)
{
  /**
   * AccordPeriodButton::changed:
   *
   * Another period was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_PERIOD_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_arrow (AccordPeriodButton *self, const char *icon, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  accord_tooltip_set (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_list (AccordPeriodButton *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *label = gtk_label_new (_(choices[i]));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->list, label);
    }
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
make_popover (AccordPeriodButton *self)
{
  make_list (self);
  self->range = ACCORD_RANGE_PICKER (accord_range_picker_new ());
  g_signal_connect_object (self->range, "chosen", G_CALLBACK (range_chosen_cb), self, G_CONNECT_SWAPPED);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->list));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->range));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->stack));
  g_signal_connect_object (self->popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
}

static void
accord_period_button_init (AccordPeriodButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (GTK_WIDGET (self), "header-choice");
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  self->fiscal_month = 1;
  self->newest = accord_date_today ();
  self->period = accord_period_containing (ACCORD_PERIOD_QUARTER, self->newest, 1);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (content), self->arrow);
  make_popover (self);
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->menu, content);
  gtk_menu_button_set_popover (self->menu, GTK_WIDGET (self->popover));
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  self->back = make_arrow (self, "go-previous-symbolic", _("Earlier Period (Alt+←)"), G_CALLBACK (back_cb));
  self->forward = make_arrow (self, "go-next-symbolic", _("Later Period (Alt+→)"), G_CALLBACK (forward_cb));
  gtk_box_append (GTK_BOX (self), self->back);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->menu));
  gtk_box_append (GTK_BOX (self), self->forward);
  update (self);
}

/**
 * accord_period_button_new:
 * @fiscal_month: month in which the fiscal year begins, 1 to 12
 *
 * Returns: (transfer floating): a button at the present quarter
 */
GtkWidget *
accord_period_button_new (int fiscal_month)
{
  AccordPeriodButton *self = g_object_new (ACCORD_TYPE_PERIOD_BUTTON, NULL);

  accord_period_button_set_fiscal_month (self, fiscal_month);
  return GTK_WIDGET (self);
}

/**
 * accord_period_button_set_compact:
 * @self: a button
 * @compact: whether there is little room: the period is named shortly, the arrow of its menu is left out
 */
void
accord_period_button_set_compact (AccordPeriodButton *self, gboolean compact)
{
  g_return_if_fail (ACCORD_IS_PERIOD_BUTTON (self));

  gtk_widget_set_visible (self->arrow, !compact);
  accord_css_class_set (self, "compact", compact);
  update (self);
}

/**
 * accord_period_button_set_fiscal_month:
 * @self: a button
 * @fiscal_month: month in which the fiscal year begins, 1 to 12
 *
 * The month, quarter, half-year or year that is shown becomes the one of the other year that today lies in, or else its last day;
 * "changed" is emitted.
 */
void
accord_period_button_set_fiscal_month (AccordPeriodButton *self, int fiscal_month)
{
  gint64 today = accord_date_today ();

  g_return_if_fail (ACCORD_IS_PERIOD_BUTTON (self));

  if (self->fiscal_month == fiscal_month)
    return;
  self->fiscal_month = fiscal_month;
  if (self->period.unit == ACCORD_PERIOD_CUSTOM || self->period.unit == ACCORD_PERIOD_ALL)
    return;
  self->period = accord_period_containing (self->period.unit, accord_period_contains (&self->period, today) ? today : self->period.to - 1, fiscal_month);
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
settings_cb (AccordPeriodButton *self)
{
  AccordRecord *settings = accord_entity_get_record (g_object_get_data (G_OBJECT (self), "settings"));

  if (settings != NULL)
    accord_period_button_set_fiscal_month (self, (int) CLAMP (accord_record_number (settings, "fiscal_month"), 1, 12));
}

/**
 * accord_period_button_follow:
 * @self: a button; once only
 * @workspace: whose fiscal year it goes by from now on
 */
void
accord_period_button_follow (AccordPeriodButton *self, AccordWorkspace *workspace)
{
  AccordEntity *settings = accord_workspace_get_entity (workspace, &accord_workspace_kind, accord_workspace_get_settings_id (workspace));

  g_object_set_data_full (G_OBJECT (self), "settings", settings, g_object_unref);
  g_signal_connect_object (settings, "notify::record", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_period_button_set_period:
 * @self: a button
 * @period: the period it names; "changed" is not emitted
 */
void
accord_period_button_set_period (AccordPeriodButton *self, const AccordPeriod *period)
{
  g_return_if_fail (ACCORD_IS_PERIOD_BUTTON (self) && period != NULL);

  self->period = *period;
  update (self);
}

/**
 * accord_period_button_set_newest:
 * @self: a button
 * @newest: the day that "Last 12 Months" ends with; see accord_close_span_newest()
 */
void
accord_period_button_set_newest (AccordPeriodButton *self, gint64 newest)
{
  g_return_if_fail (ACCORD_IS_PERIOD_BUTTON (self));

  self->newest = newest;
  update (self);
}

/**
 * accord_period_button_get_period:
 * @self: a button
 *
 * Returns: (transfer none): the period it names
 */
const AccordPeriod *
accord_period_button_get_period (AccordPeriodButton *self)
{
  g_return_val_if_fail (ACCORD_IS_PERIOD_BUTTON (self), NULL);
  return &self->period;
}

/**
 * accord_period_button_set_arrows:
 * @self: a button
 * @shown: whether its arrows are; without them it fits a narrow page, its name is short, and menu and keys still step
 */
void
accord_period_button_set_arrows (AccordPeriodButton *self, gboolean shown)
{
  g_return_if_fail (ACCORD_IS_PERIOD_BUTTON (self));

  gtk_widget_set_visible (self->back, shown);
  gtk_widget_set_visible (self->forward, shown);
  update (self);
}

/**
 * accord_period_button_step:
 * @self: a button
 * @steps: 1: the next period, −1: the one before
 *
 * As its arrows; does nothing where they are not sensitive.
 */
void
accord_period_button_step (AccordPeriodButton *self, int steps)
{
  AccordPeriod period;

  g_return_if_fail (ACCORD_IS_PERIOD_BUTTON (self));

  if (!gtk_widget_get_sensitive (steps < 0 ? self->back : self->forward))
    return;
  period = accord_period_step (&self->period, steps);
  choose (self, &period);
}
