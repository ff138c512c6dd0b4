/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFilterBar: what a list is narrowed by, in words, each to be taken away with one click. Filters
 * are never changed in place: queries that were made of them go on. */

#include "accord-config.h"

#include "accord-filter-bar.h"

#include "accord-chip.h"
#include "accord-filter-editor.h"
#include "accord-lazy-menu.h"
#include "accord-menu-popup.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordFilterBar {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordActor *actor;
  AccordFilter *filter;
  AccordScope scope;
  AdwWrapBox *box;
  GtkWidget *funnel;
  GtkWidget *editor;
  GtkWidget *scope_chip;
  GtkWidget *save;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordFilterBar, accord_filter_bar, ADW_TYPE_BIN)

enum { CHANGED, SAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void show_filter (AccordFilterBar *self);

static void
take_filter (AccordFilterBar *self, AccordFilter *filter)
{
  accord_filter_unref (self->filter);
  self->filter = filter;
  show_filter (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
removed_cb (AccordFilterBar *self, GtkWidget *chip)
{
  gtk_widget_grab_focus (self->funnel);
  accord_filter_bar_remove (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "item")));
}

static void
append_chip (AccordFilterBar *self, guint item)
{
  g_autofree char *words = accord_filter_describe_item (self->filter, item);
  GtkWidget *chip = accord_chip_new_removable (words);

  accord_tooltip_set (chip, words);
  g_object_set_data (G_OBJECT (chip), "item", GUINT_TO_POINTER (item));
  g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, chip);
}

static void
show_scope (AccordFilterBar *self)
{
  self->setting = TRUE;
  g_object_set (self->scope_chip, "caption", accord_scope_label (self->scope),
                "active", self->scope != ACCORD_SCOPE_EVERYONE, NULL);
  self->setting = FALSE;
}

/* Funnel, scope, conditions, Save View: the first two keep their place and focus. */
static void
show_filter (AccordFilterBar *self)
{
  GtkWidget *child;

  show_scope (self);
  g_object_ref (self->save);
  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self->box))) != self->scope_chip)
    adw_wrap_box_remove (self->box, child);
  for (guint i = 0; i < accord_filter_get_n (self->filter); i++)
    append_chip (self, i);
  adw_wrap_box_append (self->box, self->save);
  g_object_unref (self->save);
}

static void
made_cb (AccordFilterBar *self, AccordFilter *filter)
{
  gtk_widget_grab_focus (self->funnel);
  accord_filter_bar_add (self, filter);
}

static void
save_clicked_cb (AccordFilterBar *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
scope_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_filter_bar_set_scope (ACCORD_FILTER_BAR (widget), g_variant_get_int32 (parameter));
}

static void
append_scope (AccordFilterBar *self, GMenu *menu, AccordScope scope, gboolean can)
{
  /* An action that is not there is shown, but cannot be chosen. */
  accord_menu_append (menu, accord_scope_label (scope), can ? "bar.scope" : "bar.nobody", "i", (int) scope);
}

static void
scope_clicked_cb (AccordFilterBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->setting)
    return;
  show_scope (self);
  append_scope (self, menu, ACCORD_SCOPE_MINE, accord_actor_get_member (self->actor) != 0);
  append_scope (self, menu, ACCORD_SCOPE_TEAM, accord_actor_get_team (self->actor) != 0);
  append_scope (self, menu, ACCORD_SCOPE_EVERYONE, TRUE);
  if (accord_kind_is (accord_filter_get_kind (self->filter), &accord_customer_kind))
    append_scope (self, menu, ACCORD_SCOPE_POOL, TRUE);
  accord_menu_popup_on (self->scope_chip, G_MENU_MODEL (menu));
}

static void
accord_filter_bar_dispose (GObject *object)
{
  AccordFilterBar *self = ACCORD_FILTER_BAR (object);

  g_clear_pointer (&self->filter, accord_filter_unref);
  g_clear_object (&self->actor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_filter_bar_parent_class)->dispose (object);
}

static void
accord_filter_bar_class_init (AccordFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_filter_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE] = g_signal_new ("save", ACCORD_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "bar.scope", "i", scope_action);
}

static GtkWidget *
make_funnel (void)
{
  GtkWidget *funnel = gtk_menu_button_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("accord-funnel-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (image), 14);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (funnel), image);
  accord_tooltip_set (funnel, _("Add a Filter (F)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (funnel), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a filter"), -1);
  gtk_widget_add_css_class (funnel, "chip-button");
  gtk_widget_set_valign (funnel, GTK_ALIGN_CENTER);
  return funnel;
}

static void
accord_filter_bar_init (AccordFilterBar *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  self->funnel = make_funnel ();
  self->scope_chip = accord_chip_new (NULL, NULL);
  accord_tooltip_set (self->scope_chip, _("Whose Records"));
  self->save = gtk_button_new_with_label (_("Save View…"));
  gtk_widget_add_css_class (self->save, "flat");
  gtk_widget_add_css_class (self->save, "chip");
  gtk_widget_set_visible (self->save, FALSE);
  g_signal_connect_object (self->scope_chip, "clicked", G_CALLBACK (scope_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, self->funnel);
  adw_wrap_box_append (self->box, self->scope_chip);
  adw_wrap_box_append (self->box, self->save);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
}

static GtkWidget *
make_editor (gpointer data)
{
  AccordFilterBar *self = data;

  self->editor = accord_filter_editor_new (self->workspace, accord_filter_get_kind (self->filter));
  g_signal_connect_object (self->editor, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  return self->editor;
}

/**
 * accord_filter_bar_new:
 * @workspace: the open file
 * @actor: who "mine" is
 * @kind: whose records are filtered; the workspace's table of it
 *
 * Returns: (transfer floating): a bar that lets everything through
 */
GtkWidget *
accord_filter_bar_new (AccordWorkspace *workspace, AccordActor *actor, const AccordKind *kind)
{
  AccordFilterBar *self = g_object_new (ACCORD_TYPE_FILTER_BAR, NULL);

  self->workspace = g_object_ref (workspace);
  self->actor = g_object_ref (actor);
  self->filter = accord_filter_new (kind, FALSE);
  accord_lazy_popover_attach (GTK_MENU_BUTTON (self->funnel), make_editor, self);
  show_filter (self);
  return GTK_WIDGET (self);
}

/**
 * accord_filter_bar_set:
 * @self: a bar
 * @filter: conditions
 * @scope: whose records
 *
 * Shows them; no signal.
 */
void
accord_filter_bar_set (AccordFilterBar *self, AccordFilter *filter, AccordScope scope)
{
  g_return_if_fail (ACCORD_IS_FILTER_BAR (self));

  accord_filter_ref (filter);
  accord_filter_unref (self->filter);
  self->filter = filter;
  self->scope = scope;
  show_filter (self);
}

/**
 * accord_filter_bar_get_filter:
 * @self: a bar
 *
 * Returns: (transfer none): the conditions; never changed afterwards
 */
AccordFilter *
accord_filter_bar_get_filter (AccordFilterBar *self)
{
  g_return_val_if_fail (ACCORD_IS_FILTER_BAR (self), NULL);
  return self->filter;
}

/**
 * accord_filter_bar_get_scope:
 * @self: a bar
 *
 * Returns: whose records are asked for
 */
AccordScope
accord_filter_bar_get_scope (AccordFilterBar *self)
{
  g_return_val_if_fail (ACCORD_IS_FILTER_BAR (self), ACCORD_SCOPE_EVERYONE);
  return self->scope;
}

/**
 * accord_filter_bar_set_scope:
 * @self: a bar
 * @scope: whose records; emits "changed" if it differs
 */
void
accord_filter_bar_set_scope (AccordFilterBar *self, AccordScope scope)
{
  g_return_if_fail (ACCORD_IS_FILTER_BAR (self) && scope < ACCORD_N_SCOPES);

  if (self->scope == scope)
    return;
  self->scope = scope;
  show_scope (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
copy_item (AccordFilter *to, const AccordFilter *from, guint item)
{
  guint n;
  const AccordOperand *operands = accord_filter_get_operands (from, item, &n);
  g_autoptr (GError) error = NULL;

  if (accord_filter_add (to, accord_filter_get_path (from, item), accord_filter_get_op (from, item), operands, n, &error))
    return TRUE;
  g_warning ("A filter is left out: %s", error->message);
  return FALSE;
}

/**
 * accord_filter_bar_add:
 * @self: a bar
 * @filter: whose conditions are added to those that are there; it has no groups
 */
void
accord_filter_bar_add (AccordFilterBar *self, AccordFilter *filter)
{
  AccordFilter *both;

  g_return_if_fail (ACCORD_IS_FILTER_BAR (self) && filter != NULL);

  both = accord_filter_copy (self->filter);
  for (guint i = 0; i < accord_filter_get_n (filter); i++)
    copy_item (both, filter, i);
  take_filter (self, both);
}

/**
 * accord_filter_bar_remove:
 * @self: a bar
 * @item: which of its conditions goes
 */
void
accord_filter_bar_remove (AccordFilterBar *self, guint item)
{
  AccordFilter *rest;

  g_return_if_fail (ACCORD_IS_FILTER_BAR (self) && item < accord_filter_get_n (self->filter));

  rest = accord_filter_copy (self->filter);
  accord_filter_remove (rest, item);
  take_filter (self, rest);
}

/**
 * accord_filter_bar_clear:
 * @self: a bar
 *
 * Lets everything through.
 */
void
accord_filter_bar_clear (AccordFilterBar *self)
{
  g_return_if_fail (ACCORD_IS_FILTER_BAR (self));

  self->scope = ACCORD_SCOPE_EVERYONE;
  take_filter (self, accord_filter_new (accord_filter_get_kind (self->filter), FALSE));
}

/**
 * accord_filter_bar_set_can_save:
 * @self: a bar
 * @can_save: whether "Save View…" is offered
 */
void
accord_filter_bar_set_can_save (AccordFilterBar *self, gboolean can_save)
{
  g_return_if_fail (ACCORD_IS_FILTER_BAR (self));
  gtk_widget_set_visible (self->save, can_save);
}

/**
 * accord_filter_bar_open:
 * @self: a bar
 *
 * Offers the fields, as the key F does.
 */
void
accord_filter_bar_open (AccordFilterBar *self)
{
  g_return_if_fail (ACCORD_IS_FILTER_BAR (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->funnel));
}

/**
 * accord_filter_bar_get_editor:
 * @self: a bar
 *
 * Returns: (transfer none): the #AccordFilterEditor behind its funnel
 */
GtkWidget *
accord_filter_bar_get_editor (AccordFilterBar *self)
{
  g_return_val_if_fail (ACCORD_IS_FILTER_BAR (self), NULL);
  if (self->editor == NULL)
    gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->funnel), make_editor (self));
  return self->editor;
}
