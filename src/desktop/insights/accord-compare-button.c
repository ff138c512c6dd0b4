/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCompareButton: the period before, the same days of last year, or nothing. */

#include "accord-config.h"

#include "accord-compare-button.h"
#include "accord-lazy-menu.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

static const char *const choices[] = {
  [ACCORD_COMPARE_PREVIOUS] = N_("vs Period Before"),
  [ACCORD_COMPARE_LAST_YEAR] = N_("vs Last Year"),
  [ACCORD_COMPARE_NOTHING] = N_("No Comparison"),
};
static const char *const names[] = { "previous", "last-year", "nothing" };

struct _AccordCompareButton {
  GtkBox parent_instance;

  GtkMenuButton *menu;
  GtkLabel *label;
  GActionGroup *actions; /* owned */
  AccordCompare compare;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordCompareButton, accord_compare_button, GTK_TYPE_BOX)

static void
update (AccordCompareButton *self)
{
  gtk_label_set_text (self->label, _(choices[self->compare]));
  accord_tooltip_set (GTK_WIDGET (self->menu), _("Compare With"));
}

static void
chosen_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AccordCompareButton *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], g_variant_get_string (value, NULL)))
      self->compare = (AccordCompare) i;
  g_simple_action_set_state (action, value);
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_action (AccordCompareButton *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("with", G_VARIANT_TYPE_STRING, g_variant_new_string (names[0]));

  g_signal_connect_object (action, "change-state", G_CALLBACK (chosen_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (group));
  self->actions = G_ACTION_GROUP (g_steal_pointer (&group));
}

static void
accord_compare_button_finalize (GObject *object)
{
  g_clear_object (&ACCORD_COMPARE_BUTTON (object)->actions);
  G_OBJECT_CLASS (accord_compare_button_parent_class)->finalize (object);
}

static void
accord_compare_button_class_init (AccordCompareButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_compare_button_finalize;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_COMPARE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GMenuModel *
make_model (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *action = g_strdup_printf ("compare.with::%s", names[i]);

      g_menu_append (menu, _(choices[i]), action);
    }
  return G_MENU_MODEL (menu);
}

static void
accord_compare_button_init (AccordCompareButton *self)
{
  g_autoptr (GMenuModel) menu = make_model ();

  add_action (self);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->menu, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->menu, TRUE);
  accord_lazy_menu_attach (self->menu, menu);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->menu));
  update (self);
}

/**
 * accord_compare_button_new:
 *
 * Returns: (transfer floating): a button that says the period before
 */
GtkWidget *
accord_compare_button_new (void)
{
  return g_object_new (ACCORD_TYPE_COMPARE_BUTTON, NULL);
}

/**
 * accord_compare_button_get_compare:
 * @self: the button
 *
 * Returns: what figures are compared with
 */
AccordCompare
accord_compare_button_get_compare (AccordCompareButton *self)
{
  return self->compare;
}

/**
 * accord_compare_button_attach:
 * @self: a button
 * @page: where the same choice is offered in a menu, too
 *
 * Returns: (transfer full): the menu's lines
 */
GMenuModel *
accord_compare_button_attach (AccordCompareButton *self, GtkWidget *page)
{
  gtk_widget_insert_action_group (page, "compare", self->actions);
  return make_model ();
}
