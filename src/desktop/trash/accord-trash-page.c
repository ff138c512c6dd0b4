/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTrashPage: deleted records of every kind, newest first, beside what the chosen one said.
 *
 *   search, kind ─▶ AccordTrashList ─▶ GtkMultiSelection ──one──▶ AccordTrashPreview
 *                                             └──▶ Restore, Copy, History
 *
 * It reads nothing before it is seen, and follows the journal only while it is. */

#include "accord-config.h"

#include "accord-trash-page-private.h"

#include "accord-lazy-menu.h"
#include "accord-money.h"
#include "accord-narrow-bin.h"
#include "accord-tooltip.h"
#include "accord-trash-words.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 200 /* before it is said that it takes long */

G_DEFINE_FINAL_TYPE (AccordTrashPage, accord_trash_page, ADW_TYPE_BIN)

static void show_state (AccordTrashPage *self);

/* ---- asking ---- */

static gboolean
patience_cb (gpointer data)
{
  AccordTrashPage *self = data;

  self->patience = 0;
  if (!accord_trash_list_is_asking (self->list))
    return G_SOURCE_REMOVE;
  if (accord_trash_list_is_known (self->list))
    adw_window_title_set_subtitle (self->title, _("Looking…"));
  else
    show_state (self);
  return G_SOURCE_REMOVE;
}

static void
await (AccordTrashPage *self)
{
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

/* NULL: all, also while the kinds are not known yet. */
static const AccordKind *
chosen_kind (AccordTrashPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->kinds);

  return chosen < self->kind_of->len ? self->kind_of->pdata[chosen] : NULL;
}

static gboolean
asks (AccordTrashPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' || chosen_kind (self) != NULL;
}

/**
 * accord_trash_page_ask:
 * @self: the page
 *
 * Asks for what is typed and chosen.
 */
void
accord_trash_page_ask (AccordTrashPage *self)
{
  accord_trash_list_ask (self->list, chosen_kind (self), gtk_editable_get_text (GTK_EDITABLE (self->search)));
  await (self);
}

/**
 * accord_trash_page_ask_all:
 * @self: the page
 *
 * Asks for everything again.
 */
void
accord_trash_page_ask_all (AccordTrashPage *self)
{
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->kinds, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->setting = FALSE;
  accord_trash_page_ask (self);
}

/* ---- showing ---- */

static void
say (AccordTrashPage *self, const char *icon_name, const char *title, const char *description, gboolean show_all)
{
  adw_status_page_set_icon_name (self->status, icon_name);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_widget_set_visible (self->show_all, show_all);
  gtk_stack_set_visible_child_name (self->states, "status");
}

static void
show_state (AccordTrashPage *self)
{
  const char *error = accord_trash_list_get_error (self->list);

  if (error != NULL)
    say (self, "accord-attention-symbolic", _("The Trash Cannot Be Read"), error, FALSE);
  else if (!accord_trash_list_is_known (self->list))
    gtk_stack_set_visible_child_name (self->states, "loading");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_stack_set_visible_child_name (self->states, "list");
  else if (asks (self))
    say (self, "edit-find-symbolic", _("Nothing Found"), _("No deleted record fits the search and the kind."), TRUE);
  else
    say (self, "user-trash-symbolic", _("The Trash Is Empty"), _("What is deleted stands here, and can be restored from here."), FALSE);
}

static void
show_title (AccordTrashPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list)), total = accord_trash_list_get_total (self->list);
  g_autofree char *all = accord_number_format (total), *shown = accord_number_format (n);
  g_autofree char *words = n == total ? g_strdup_printf (ngettext ("%s record", "%s records", total), all)
                                      : g_strdup_printf (_("%1$s of %2$s"), shown, all);

  adw_window_title_set_subtitle (self->title, accord_trash_list_is_known (self->list) ? words : "");
}

static void
selection_cb (AccordTrashPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (chosen);
  g_autoptr (AccordTrashItem) item =
    n == 1 ? g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_minimum (chosen)) : NULL;

  if (item != NULL)
    accord_trash_preview_show (self->preview, item);
  else
    accord_trash_preview_show_many (self->preview, n);
  accord_trash_page_allow_work (self);
}

/* To the rows, as soon as there are any: a search that had it would open a phone's keys. Whoever went elsewhere
 * meanwhile stays there. */
static void
give_keyboard (AccordTrashPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!self->awaits_keyboard || root == NULL || !accord_trash_list_is_known (self->list))
    return;
  self->awaits_keyboard = FALSE;
  if (gtk_root_get_focus (root) == NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "list") == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
changed_cb (AccordTrashPage *self)
{
  g_autofree char *kept = accord_trash_kept_words (accord_trash_list_get_n_kept (self->list));

  gtk_label_set_text (self->kept, kept);
  accord_trash_preview_set_n_kept (self->preview, accord_trash_list_get_n_kept (self->list));
  show_state (self);
  show_title (self);
  if (accord_trash_list_is_known (self->list))
    accord_trash_page_show_kinds (self);
  selection_cb (self);
  give_keyboard (self);
}

/**
 * accord_trash_page_opened:
 * @self: the page
 * @position: of a row that was pressed twice, or on which Enter was
 *
 * Goes to what it said.
 */
void
accord_trash_page_opened (AccordTrashPage *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* One column: a touch opens. */
static void
collapsed_cb (AccordTrashPage *self)
{
  gtk_list_view_set_single_click_activate (self->view, adw_navigation_split_view_get_collapsed (self->split));
}

static void
accord_trash_page_map (GtkWidget *widget)
{
  AccordTrashPage *self = ACCORD_TRASH_PAGE (widget);

  GTK_WIDGET_CLASS (accord_trash_page_parent_class)->map (widget);
  accord_trash_list_set_follows (self->list, TRUE);
  await (self);
}

static void
accord_trash_page_unmap (GtkWidget *widget)
{
  accord_trash_list_set_follows (ACCORD_TRASH_PAGE (widget)->list, FALSE);
  GTK_WIDGET_CLASS (accord_trash_page_parent_class)->unmap (widget);
}

/* ---- building ---- */

static GtkWidget *
make_actions (AccordTrashPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *restore = gtk_button_new_with_mnemonic (_("_Restore"));
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = accord_trash_page_menu ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (restore), "trash.restore");
  gtk_widget_add_css_class (restore, "suggested-action");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  accord_tooltip_set (more, _("More"));
  accord_lazy_menu_attach (GTK_MENU_BUTTON (more), menu);
  gtk_box_append (GTK_BOX (box), restore);
  gtk_box_append (GTK_BOX (box), more);
  self->actions = box;
  return box;
}

static AdwNavigationPage *
make_content (AccordTrashPage *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_actions (self));
  self->preview = ACCORD_TRASH_PREVIEW (accord_trash_preview_new (self->workspace));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->preview));
  return adw_navigation_page_new (view, _("Deleted Record"));
}

static void
build (AccordTrashPage *self)
{
  self->split = ADW_NAVIGATION_SPLIT_VIEW (adw_navigation_split_view_new ());
  adw_navigation_split_view_set_sidebar (self->split, accord_trash_page_make_sidebar (self));
  adw_navigation_split_view_set_content (self->split, make_content (self));
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (collapsed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), accord_narrow_bin_new_split (self->split, 320, 380));
}

static void
accord_trash_page_dispose (GObject *object)
{
  AccordTrashPage *self = ACCORD_TRASH_PAGE (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->kind_names);
  g_clear_pointer (&self->kind_of, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_trash_page_parent_class)->dispose (object);
}

static void
accord_trash_page_class_init (AccordTrashPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_trash_page_dispose;
  widget_class->map = accord_trash_page_map;
  widget_class->unmap = accord_trash_page_unmap;
  accord_trash_page_install_work (widget_class);
}

static void
accord_trash_page_init (AccordTrashPage *self)
{
}

/**
 * accord_trash_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page; it fills when it is seen
 */
GtkWidget *
accord_trash_page_new (AccordWorkspace *workspace)
{
  AccordTrashPage *self = g_object_new (ACCORD_TYPE_TRASH_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->list = accord_trash_list_new (workspace);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  build (self);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  accord_trash_page_allow_work (self);
  return GTK_WIDGET (self);
}

/**
 * accord_trash_page_focus:
 * @self: the page
 *
 * Gives the keyboard to the rows, now or when they have been read.
 */
void
accord_trash_page_focus (AccordTrashPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  self->awaits_keyboard = TRUE;
  give_keyboard (self);
}

/**
 * accord_trash_page_focus_search:
 * @self: the page
 *
 * Puts the cursor into the search.
 */
void
accord_trash_page_focus_search (AccordTrashPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
