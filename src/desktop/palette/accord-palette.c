/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPalette: an AdwDialog over everything. The cursor stays in the entry; ↑ ↓ move the choice.
 *
 *   GtkSearchEntry ─▶ AccordPaletteSearch ─▶ groups ─▶ GtkFlattenListModel ─▶ GtkSingleSelection ─▶ list
 *
 * Tab shows what can be done with the chosen record, Shift+Tab or Esc goes back. Own widget: there is
 * nothing like it in stock GTK. */

#include "accord-config.h"

#include "accord-palette-private.h"

#include <glib/gi18n-lib.h>
#include "accord-announce.h"
#include "accord-caret.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-key-caps.h"
#include "accord-palette-group.h"
#include "accord-preedit.h"
#include "accord-status-words.h"
#include "accord-tooltip.h"

#define ANNOUNCE_AFTER_MS 300

G_DEFINE_FINAL_TYPE (AccordPalette, accord_palette, ADW_TYPE_DIALOG)

static AccordPaletteItem *
chosen_item (AccordPalette *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* ---- what was found ---- */

/* How many, or why there are none of the records. */
static char *
count_words (AccordPalette *self)
{
  guint n = accord_palette_search_get_n_results (self->search);
  const char *failure = accord_palette_search_get_failure (self->search);

  return failure != NULL ? g_strdup (failure) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u result", "%u results", n), n);
}

static gboolean
announce_cb (gpointer data)
{
  AccordPalette *self = data;
  g_autofree char *words = count_words (self);

  self->announce_source = 0;
  accord_announce (self, words, FALSE);
  return G_SOURCE_REMOVE;
}

static void
found_cb (AccordPalette *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  const char *failure = accord_palette_search_get_failure (self->search);
  g_autofree char *words = count_words (self);

  gtk_label_set_label (self->count, words);
  accord_tooltip_set (GTK_WIDGET (self->count), failure);
  adw_status_page_set_title (self->nothing, failure != NULL ? _("Search Failed") : _("Nothing Found"));
  accord_status_words_set (
    self->nothing, failure != NULL ? failure : _("Try fewer letters, pinyin, or initials."));
  gtk_stack_set_visible_child_name (self->states, any ? "list" : "nothing");
  if (any)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_SELECT, NULL);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  self->announce_source = g_timeout_add (ANNOUNCE_AFTER_MS, announce_cb, self);
}

/* ---- keys and clicks ---- */

/*< private >
 * accord_palette_take:
 * @self: the palette
 * @item: one of its lines
 *
 * Does what the line says. The action belongs to the window, which outlives the dialog: closed first, so that the action
 * may move the focus.
 */
void
accord_palette_take (AccordPalette *self, AccordPaletteItem *item)
{
  g_autoptr (AccordPaletteItem) hold = g_object_ref (item);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GVariant *target = accord_palette_item_get_target (hold);

  g_clear_object (&self->pressed);
  if (window == NULL) /* taken already */
    return;
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (window, accord_palette_item_get_action (hold), target);
}

/* What the window does with a record: "(sx)". */
static gboolean
do_with (AccordPalette *self, AccordPaletteItem *item, const char *action)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GVariant) target = NULL;

  if (item == NULL || accord_palette_item_get_kind (item) == NULL)
    return GDK_EVENT_PROPAGATE;
  target = g_variant_ref_sink (g_variant_new ("(sx)", accord_palette_item_get_kind (item)->name, accord_palette_item_get_id (item)));
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (window, action, target);
  return GDK_EVENT_STOP;
}

/* Whom one talks with, or what about. */
static gboolean
log_with (AccordPalette *self, AccordPaletteItem *item)
{
  return item != NULL && accord_palette_item_can_log (item) ? do_with (self, item, "win.log-with") : GDK_EVENT_PROPAGATE;
}

static void
row_activated_cb (AccordPalette *self, guint position)
{
  g_autoptr (AccordPaletteItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    accord_palette_take (self, item);
}

static void
text_changed_cb (AccordPalette *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (text, accord_palette_search_get_text (self->search)) == 0)
    return;
  self->enter_waits = FALSE;
  accord_palette_search_set_text (self->search, text);
}

/* The entry tells of its letters a moment later. Who types and presses Enter at once means what they typed, not what was found for the letters before. */
static void
entry_activated_cb (AccordPalette *self)
{
  AccordPaletteItem *item;

  text_changed_cb (self);
  item = chosen_item (self);
  self->enter_waits = accord_palette_search_is_asking (self->search);
  if (item != NULL && !self->enter_waits)
    accord_palette_take (self, item);
}

static void
answered_cb (AccordPalette *self)
{
  if (self->enter_waits && accord_palette_search_get_failure (self->search) == NULL)
    entry_activated_cb (self);
  self->enter_waits = FALSE;
}

static void
move (AccordPalette *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  self->enter_waits = FALSE;
  if (n == 0)
    return;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else
    selected = (selected + n + by) % n;
  gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_SELECT, NULL);
}

static gboolean
key_pressed_cb (AccordPalette *self, guint key, guint code, GdkModifierType state)
{
  AccordPaletteItem *item = chosen_item (self);

  if (accord_preedit_is_on (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_l && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    return log_with (self, item);
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    return do_with (self, item, "win.show-beside");
  switch (key)
    {
    case GDK_KEY_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      if (item != NULL && accord_palette_item_get_kind (item) != NULL)
        accord_palette_search_show_actions (self->search, item);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      accord_palette_search_go_back (self->search);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!accord_palette_search_go_back (self->search)) /* the entry would keep the key */
        adw_dialog_close (ADW_DIALOG (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- making ---- */

static GtkWidget *
make_entry (AccordPalette *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (entry);
  gtk_search_entry_set_search_delay (self->entry, 0);
  gtk_search_entry_set_placeholder_text (self->entry, _("Find a record or a command"));
  gtk_widget_add_css_class (entry, "palette-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find a record or a command"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entry_activated_cb), self);
  accord_caret_attach (GTK_EDITABLE (entry));
  return entry;
}

static GtkWidget *
make_list (AccordPalette *self)
{
  GtkWidget *scrolled = accord_palette_make_list (self);

  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (row_activated_cb), self);
  return scrolled;
}

static void
append_hint (GtkWidget *foot, const char *accel, const char *words)
{
  GtkWidget *label = accord_data_label_new ("caption secondary");

  gtk_label_set_text (GTK_LABEL (label), words);
  if (accel != NULL)
    gtk_box_append (GTK_BOX (foot), accord_key_caps_new (accel));
  gtk_box_append (GTK_BOX (foot), label);
}

/* On a phone there are no keys to tell of, and no room to. */
static void
hide_when_narrow (AccordPalette *self, GtkWidget *hints)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 500sp"));
  g_auto (GValue) no = G_VALUE_INIT;

  g_value_init (&no, G_TYPE_BOOLEAN);
  adw_breakpoint_add_setter (narrow, G_OBJECT (hints), "visible", &no);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
}

static GtkWidget *
make_foot (AccordPalette *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *hints = self->hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  append_hint (hints, "Return", _("Open"));
  append_hint (hints, "Tab", _("More Actions"));
  append_hint (hints, "greater", _("Commands"));
  append_hint (hints, "at", _("People"));
  append_hint (hints, "numbersign", _("Tags"));
  hide_when_narrow (self, hints);
  gtk_box_append (GTK_BOX (foot), hints);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->count), GTK_ALIGN_END);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  gtk_widget_add_css_class (foot, "palette-foot");
  return foot;
}

static void
accord_palette_dispose (GObject *object)
{
  AccordPalette *self = ACCORD_PALETTE (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_clear_object (&self->pressed);
  g_clear_object (&self->search);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (accord_palette_parent_class)->dispose (object);
}

static void
accord_palette_class_init (AccordPaletteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_palette_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
accord_palette_init (AccordPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->nothing, "edit-find-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "compact");
  self->states = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->states), TRUE);
  gtk_box_append (GTK_BOX (box), make_entry (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_stack_add_named (self->states, make_list (self), "list");
  gtk_stack_add_named (self->states, GTK_WIDGET (self->nothing), "nothing");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->states));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  accord_dialog_set_quiet_child (ADW_DIALOG (self), box);
  adw_dialog_set_title (ADW_DIALOG (self), _("Find"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 620);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
}

/**
 * accord_palette_new:
 * @workspace: (nullable): the open file; without one only commands are found
 * @recent: (nullable): what was opened lately
 * @commands: (transfer full): a #GListModel of #AccordPaletteItem, in the order of the menus
 *
 * Returns: (transfer floating): the palette, to be presented
 */
AdwDialog *
accord_palette_new (AccordWorkspace *workspace, AccordVisits *recent, GListModel *commands)
{
  AccordPalette *self = g_object_new (ACCORD_TYPE_PALETTE, NULL);
  GtkFlattenListModel *flat;

  self->search = accord_palette_search_new (workspace, recent, commands);
  flat = gtk_flatten_list_model_new (
    g_object_ref (accord_palette_search_get_groups (self->search)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (flat));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->search, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  text_changed_cb (self);
  return ADW_DIALOG (self);
}

/**
 * accord_palette_set_text:
 * @self: the palette
 * @text: what was asked last time
 *
 * Writes @text into the entry, selected: typing replaces it.
 */
void
accord_palette_set_text (AccordPalette *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * accord_palette_get_text:
 * @self: the palette
 *
 * Returns: what stands in the entry
 */
const char *
accord_palette_get_text (AccordPalette *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
