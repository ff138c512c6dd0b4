/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCalendarDeal: follows its deal; won ones carry a mark and stay where they are. */

#include "accord-config.h"

#include "accord-calendar-deal.h"

#include "accord-close-drag.h"
#include "accord-data-label.h"
#include "accord-money.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordCalendarDeal {
  GtkButton parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  gint64 day; /* 0: none */
  GtkWidget *won;
  GtkLabel *name;
  GtkLabel *amount;
};

G_DEFINE_FINAL_TYPE (AccordCalendarDeal, accord_calendar_deal, GTK_TYPE_BUTTON)

static guint move_signal;

static void
show_deal (AccordCalendarDeal *self)
{
  AccordRecord *record = accord_entity_get_record (self->deal);
  const char *title = accord_entity_get_title (self->deal);
  const char *customer = record != NULL ? accord_record_title_of (record, "customer") : NULL;
  AccordMoney money;
  gint64 closed;
  g_autofree char *amount = NULL;
  g_autofree char *words = NULL;

  if (record == NULL)
    return;
  amount = accord_record_get_money (record, "amount", &money) ? accord_money_format_short (money.minor, money.currency)
                                                              : g_strdup (_("Unpriced"));
  closed = accord_record_number (record, "closed_on");
  accord_data_label_set_text (self->name, title ? title : "");
  gtk_label_set_text (self->amount, amount);
  gtk_widget_set_visible (self->won, closed != 0);
  words = g_strjoin (" · ", title ? title : "", amount, customer, NULL);
  accord_tooltip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  accord_close_drag_offer (GTK_WIDGET (self), self->workspace, closed != 0 ? 0 : accord_entity_get_id (self->deal));
}

static gboolean
move_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  g_signal_emit (widget, move_signal, 0, g_variant_get_int32 (parameter));
  return TRUE;
}

static void
accord_calendar_deal_dispose (GObject *object)
{
  AccordCalendarDeal *self = ACCORD_CALENDAR_DEAL (object);

  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_calendar_deal_parent_class)->dispose (object);
}

static void
accord_calendar_deal_class_init (AccordCalendarDealClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_calendar_deal_dispose;
  move_signal = g_signal_new ("move", ACCORD_TYPE_CALENDAR_DEAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_cb, "i", -7);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_cb, "i", 7);
}

static void
accord_calendar_deal_init (AccordCalendarDeal *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->won = gtk_image_new_from_icon_name ("accord-check-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->won), 12);
  gtk_widget_add_css_class (self->won, "success");
  gtk_widget_set_visible (self->won, FALSE);
  self->name = GTK_LABEL (accord_data_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_width_chars (self->name, 3);
  gtk_label_set_max_width_chars (self->name, 12); /* asks for no more, and takes what there is */
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  self->amount = GTK_LABEL (accord_data_label_new ("numeric secondary"));
  gtk_box_append (GTK_BOX (box), self->won);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->amount));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "calendar-deal");
}

/**
 * accord_calendar_deal_new:
 * @workspace: the open file
 * @deal: id
 * @day: on which it stands; 0: none
 * @wide: whether there is room for its amount
 */
GtkWidget *
accord_calendar_deal_new (AccordWorkspace *workspace, gint64 deal, gint64 day, gboolean wide)
{
  AccordCalendarDeal *self = g_object_new (ACCORD_TYPE_CALENDAR_DEAL, NULL);

  self->workspace = g_object_ref (workspace);
  self->day = day;
  self->deal = accord_workspace_get_entity (workspace, &accord_deal_kind, deal);
  gtk_widget_set_visible (GTK_WIDGET (self->amount), wide);
  g_signal_connect_object (self->deal, "notify::record", G_CALLBACK (show_deal), self, G_CONNECT_SWAPPED);
  show_deal (self);
  return GTK_WIDGET (self);
}

/**
 * accord_calendar_deal_get_id:
 * @self: a deal of the calendar
 *
 * Returns: its id
 */
gint64
accord_calendar_deal_get_id (AccordCalendarDeal *self)
{
  return accord_entity_get_id (self->deal);
}

/**
 * accord_calendar_deal_get_day:
 *
 * Returns: the day it stands on; 0: none
 */
gint64
accord_calendar_deal_get_day (AccordCalendarDeal *self)
{
  return self->day;
}
