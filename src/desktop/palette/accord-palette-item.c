/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPaletteItem: one line of the palette. A command has an action, a record a kind and an id;
 * opening a record is an action too (win.show-record), so Enter does one thing. Main thread. */

#include "accord-config.h"

#include "accord-palette-item.h"

#include <string.h>

typedef struct {
  guint start; /* bytes of the title */
  guint length;
} Span;

struct _AccordPaletteItem {
  GObject parent_instance;

  char *title;
  char *words;    /* nullable: not shown */
  char *subtitle; /* nullable */
  char *action;   /* without its target */
  GVariant *target;
  char *accel; /* nullable */
  const char *icon_name;
  const AccordKind *kind; /* NULL: a command */
  gint64 id;
  gboolean person;
  GArray *spans; /* of Span: the letters that were typed */
};

G_DEFINE_FINAL_TYPE (AccordPaletteItem, accord_palette_item, G_TYPE_OBJECT)

static void
accord_palette_item_finalize (GObject *object)
{
  AccordPaletteItem *self = ACCORD_PALETTE_ITEM (object);

  g_free (self->title);
  g_free (self->words);
  g_free (self->subtitle);
  g_free (self->action);
  g_free (self->accel);
  g_clear_pointer (&self->target, g_variant_unref);
  g_array_unref (self->spans);
  G_OBJECT_CLASS (accord_palette_item_parent_class)->finalize (object);
}

static void
accord_palette_item_class_init (AccordPaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_palette_item_finalize;
}

static void
accord_palette_item_init (AccordPaletteItem *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
}

/**
 * accord_palette_item_new_command:
 * @title: translated, as the menu says it
 * @action: name of an action, without a target
 * @target: (nullable): its target
 * @accel: (nullable): the key that does the same
 * @icon_name: a static string
 *
 * Returns: (transfer full): a command
 */
AccordPaletteItem *
accord_palette_item_new_command (const char *title, const char *action, GVariant *target,
                                 const char *accel, const char *icon_name)
{
  AccordPaletteItem *self = g_object_new (ACCORD_TYPE_PALETTE_ITEM, NULL);

  self->title = g_strdup (title);
  self->action = g_strdup (action);
  self->target = target == NULL ? NULL : g_variant_ref_sink (target);
  self->accel = g_strdup (accel);
  self->icon_name = icon_name;
  return self;
}

/**
 * accord_palette_item_new_record:
 * @kind: its kind
 * @id: its id
 * @title: what it is called
 * @subtitle: (nullable): what tells it from others, or why it was found
 *
 * Returns: (transfer full): a record, opened by win.show-record
 */
AccordPaletteItem *
accord_palette_item_new_record (const AccordKind *kind, gint64 id, const char *title,
                                const char *subtitle)
{
  AccordPaletteItem *self = accord_palette_item_new_command (
    title, "win.show-record", g_variant_new ("(sx)", kind->name, id), NULL, kind->icon_name);

  self->subtitle = g_strdup (subtitle);
  self->kind = kind;
  self->id = id;
  self->person = accord_kind_is (kind, &accord_contact_kind) ||
                 accord_kind_is (kind, &accord_member_kind);
  return self;
}

/**
 * accord_palette_item_copy_command:
 * @self: a command
 *
 * Returns: (transfer full): the same without marked letters
 */
AccordPaletteItem *
accord_palette_item_copy_command (AccordPaletteItem *self)
{
  AccordPaletteItem *copy = accord_palette_item_new_command (self->title, self->action, self->target, self->accel, self->icon_name);

  accord_palette_item_set_words (copy, self->words);
  return copy;
}

/**
 * accord_palette_item_set_words:
 * @self: a command that is not shown yet
 * @words: (nullable): translated: what else people call it; found when typed, not shown
 */
void
accord_palette_item_set_words (AccordPaletteItem *self, const char *words)
{
  g_return_if_fail (ACCORD_IS_PALETTE_ITEM (self));
  g_set_str (&self->words, words);
}

/**
 * accord_palette_item_equal:
 * @self: a line
 * @other: another
 *
 * Returns: whether both read the same, with the same letters marked, and do the same
 */
gboolean
accord_palette_item_equal (AccordPaletteItem *self, AccordPaletteItem *other)
{
  gboolean same_target = self->target == other->target ||
                         (self->target != NULL && other->target != NULL && g_variant_equal (self->target, other->target));

  return same_target && g_strcmp0 (self->title, other->title) == 0 &&
         g_strcmp0 (self->subtitle, other->subtitle) == 0 && g_strcmp0 (self->action, other->action) == 0 &&
         self->spans->len == other->spans->len &&
         (self->spans->len == 0 || memcmp (self->spans->data, other->spans->data, self->spans->len * sizeof (Span)) == 0);
}

/**
 * accord_palette_item_add_span:
 * @self: an item that nobody shows yet
 * @start: first byte in the title
 * @length: bytes
 *
 * Marks letters that were typed. A span that does not lie on whole letters of the title is dropped.
 */
void
accord_palette_item_add_span (AccordPaletteItem *self, guint start, guint length)
{
  Span span = { start, length };
  gsize bytes = strlen (self->title);

  if (length == 0 || (gsize) start + length > bytes ||
      (self->title[start] & 0xc0) == 0x80 || (self->title[start + length] & 0xc0) == 0x80)
    return;
  g_array_append_val (self->spans, span);
}

/**
 * accord_palette_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): what the record or command is called; spans are bytes of it
 */
const char *
accord_palette_item_get_title (AccordPaletteItem *self)
{
  return self->title;
}

/**
 * accord_palette_item_get_words:
 * @self: a line
 *
 * Returns: (nullable): what else it is called
 */
const char *
accord_palette_item_get_words (AccordPaletteItem *self)
{
  g_return_val_if_fail (ACCORD_IS_PALETTE_ITEM (self), NULL);
  return self->words;
}

/**
 * accord_palette_item_get_subtitle:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what tells a record from others of its name
 */
const char *
accord_palette_item_get_subtitle (AccordPaletteItem *self)
{
  return self->subtitle;
}

/**
 * accord_palette_item_get_icon_name:
 * @self: an item
 *
 * Returns: (transfer none): a static string
 */
const char *
accord_palette_item_get_icon_name (AccordPaletteItem *self)
{
  return self->icon_name;
}

/**
 * accord_palette_item_get_accel:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the key that does the same, as gtk_accelerator_parse() takes it
 */
const char *
accord_palette_item_get_accel (AccordPaletteItem *self)
{
  return self->accel;
}

/**
 * accord_palette_item_get_action:
 * @self: an item
 *
 * Returns: (transfer none): name of the action that Enter activates
 */
const char *
accord_palette_item_get_action (AccordPaletteItem *self)
{
  return self->action;
}

/**
 * accord_palette_item_get_target:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the action’s target
 */
GVariant *
accord_palette_item_get_target (AccordPaletteItem *self)
{
  return self->target;
}

/**
 * accord_palette_item_get_kind:
 * @self: an item
 *
 * Returns: (nullable): of a record; %NULL for a command
 */
const AccordKind *
accord_palette_item_get_kind (AccordPaletteItem *self)
{
  return self->kind;
}

/**
 * accord_palette_item_get_id:
 * @self: an item
 *
 * Returns: of a record; 0 for a command
 */
gint64
accord_palette_item_get_id (AccordPaletteItem *self)
{
  return self->id;
}

/**
 * accord_palette_item_has_avatar:
 * @self: an item
 *
 * Returns: whether its picture is an avatar: of a customer or a person
 */
gboolean
accord_palette_item_has_avatar (AccordPaletteItem *self)
{
  return self->kind != NULL && (self->person || accord_kind_is (self->kind, &accord_customer_kind));
}

/**
 * accord_palette_item_can_log:
 * @self: an item
 *
 * Returns: whether a talk can be logged with it, or about it
 */
gboolean
accord_palette_item_can_log (AccordPaletteItem *self)
{
  return self->kind != NULL && (accord_kind_is (self->kind, &accord_customer_kind) ||
                                accord_kind_is (self->kind, &accord_contact_kind) ||
                                accord_kind_is (self->kind, &accord_deal_kind));
}

/**
 * accord_palette_item_is_person:
 * @self: an item
 *
 * Returns: whether the record is a contact or a member, who gets an avatar in place of an icon
 */
gboolean
accord_palette_item_is_person (AccordPaletteItem *self)
{
  return self->person;
}

/**
 * accord_palette_item_get_n_spans:
 * @self: an item
 *
 * Returns: how many spans of the title are marked as typed
 */
guint
accord_palette_item_get_n_spans (AccordPaletteItem *self)
{
  return self->spans->len;
}

/**
 * accord_palette_item_get_span:
 * @self: an item
 * @index: below accord_palette_item_get_n_spans()
 * @start: (out): first byte in the title
 * @length: (out): bytes
 */
void
accord_palette_item_get_span (AccordPaletteItem *self, guint index, guint *start, guint *length)
{
  const Span *span = &g_array_index (self->spans, Span, index);

  *start = span->start;
  *length = span->length;
}
