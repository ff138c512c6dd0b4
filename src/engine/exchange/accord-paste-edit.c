/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPasteEdit: cards that somebody has looked through become one edit: one step that one undo takes
 * back. A company that is there already is not touched; what was read about it stands with the person.
 * Main thread. */

#include "accord-config.h"

#include "accord-paste-edit.h"

#include <string.h>

#include "accord-rank.h"
#include "accord-text.h"

#define VIA "paste"

struct _AccordPasteEdit {
  AccordEdit *edit;      /* borrowed */
  gint64 owner;          /* of new customers; 0: nobody */
  GHashTable *companies; /* core of a name to the id it gets, as pointers into a GArray */
  GArray *ids;           /* of gint64 */
};

/* Where a piece goes. */
typedef struct {
  const AccordKind *kind; /* of who has phones, e-mails and notes */
  gint64 holder;
  gint64 place;           /* a new customer that has an address and a website; 0: nobody is new */
} Target;

/* The field of a customer or contact that a part is; NULL: it is none, or may be several. */
static const char *
field_of (AccordPastedPart part)
{
  static const char *const fields[ACCORD_PASTED_N_PARTS] = {
    [ACCORD_PASTED_NAME] = "name",       [ACCORD_PASTED_COMPANY] = "name", [ACCORD_PASTED_TITLE] = "position", [ACCORD_PASTED_PHONE] = "phone",
    [ACCORD_PASTED_EMAIL] = "email",     [ACCORD_PASTED_ADDRESS] = "address", [ACCORD_PASTED_CITY] = "city",   [ACCORD_PASTED_WEBSITE] = "website",
    [ACCORD_PASTED_TAX_ID] = "tax_id",   [ACCORD_PASTED_NOTE] = "note",
  };

  return fields[part];
}

static const char *
handle_of (AccordPastedPart part)
{
  static const char *const types[ACCORD_PASTED_N_PARTS] = {
    [ACCORD_PASTED_OTHER_NAME] = "name",  [ACCORD_PASTED_PHONE] = "phone",     [ACCORD_PASTED_EMAIL] = "email",
    [ACCORD_PASTED_ADDRESS] = "address",  [ACCORD_PASTED_WEBSITE] = "website", [ACCORD_PASTED_MESSENGER] = "messenger",
  };

  return types[part];
}

/**
 * accord_pasted_check:
 * @part: what @text is taken for
 * @text: as somebody left it
 * @error: return location; %ACCORD_RULE_ERROR
 *
 * Returns: whether a record takes it
 */
gboolean
accord_pasted_check (AccordPastedPart part, const char *text, GError **error)
{
  const AccordFieldReading reading = { .currency = "" };
  const AccordKind *kind = part == ACCORD_PASTED_TITLE ? &accord_contact_kind : &accord_customer_kind;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (field_of (part) == NULL || *text == '\0')
    return TRUE;
  return accord_field_parse (&kind->fields[accord_kind_find (kind, field_of (part))], text, &reading, &value, error);
}

/**
 * accord_paste_edit_new:
 * @edit: what is being put together; must outlive this
 * @owner: a member who gets new customers, or 0
 *
 * Returns: (transfer full): nothing yet
 */
AccordPasteEdit *
accord_paste_edit_new (AccordEdit *edit, gint64 owner)
{
  AccordPasteEdit *self = g_new0 (AccordPasteEdit, 1);

  self->edit = edit;
  self->owner = owner;
  self->companies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * accord_paste_edit_free:
 * @self: (transfer full): cards taken
 */
void
accord_paste_edit_free (AccordPasteEdit *self)
{
  g_hash_table_unref (self->companies);
  g_array_unref (self->ids);
  g_free (self);
}

static void
set_text (AccordPasteEdit *self, const AccordKind *kind, gint64 id, const char *field_name, const char *text)
{
  const AccordField *field = &kind->fields[accord_kind_find (kind, field_name)];
  const AccordFieldReading reading = { .currency = "" };
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (accord_field_parse (field, text, &reading, &value, NULL) && !accord_value_is_empty (&value))
    accord_edit_set (self->edit, kind, id, field_name, &value);
}

static gint64
make_customer (AccordPasteEdit *self, const char *name, const char *type)
{
  gint64 id = accord_edit_create (self->edit, &accord_customer_kind);

  set_text (self, &accord_customer_kind, id, "name", name);
  accord_edit_set_text (self->edit, &accord_customer_kind, id, "type", type);
  accord_edit_set_text (self->edit, &accord_customer_kind, id, "collected_via", VIA);
  if (self->owner != 0)
    accord_edit_set_number (self->edit, &accord_customer_kind, id, "owner", self->owner);
  return id;
}

/* One company for all cards that name it. */
static gint64
company_named (AccordPasteEdit *self, const char *name, gboolean *is_new)
{
  char *core = accord_text_company_core (name, NULL);
  gpointer index;
  gint64 id;

  *is_new = !g_hash_table_lookup_extended (self->companies, core, NULL, &index);
  if (!*is_new)
    {
      g_free (core);
      return g_array_index (self->ids, gint64, GPOINTER_TO_UINT (index));
    }
  id = make_customer (self, name, "company");
  g_hash_table_insert (self->companies, core, GUINT_TO_POINTER (self->ids->len));
  g_array_append_val (self->ids, id);
  return id;
}

static void
add_handle (AccordPasteEdit *self, const Target *target, const AccordPastedPiece *piece, guint nth)
{
  gint64 id = accord_edit_create (self->edit, &accord_handle_kind);
  g_autofree char *rank = accord_rank_nth (nth);

  accord_edit_set_text (self->edit, &accord_handle_kind, id, "value", piece->text);
  accord_edit_set_text (self->edit, &accord_handle_kind, id, "type", handle_of (piece->part));
  if (piece->label != NULL)
    accord_edit_set_text (self->edit, &accord_handle_kind, id, "label", piece->label);
  accord_edit_set_number (self->edit, &accord_handle_kind, id, target->kind->name, target->holder);
  accord_edit_set_text (self->edit, &accord_handle_kind, id, "rank", rank);
}

/* Whether the record is new and its own field takes the first of them. */
static gint64
owner_of_field (const Target *target, AccordPastedPart part, const AccordKind **kind)
{
  gboolean of_place = part == ACCORD_PASTED_ADDRESS || part == ACCORD_PASTED_CITY || part == ACCORD_PASTED_WEBSITE || part == ACCORD_PASTED_TAX_ID;

  *kind = of_place ? &accord_customer_kind : target->kind;
  if (of_place)
    return target->place;
  return target->holder < 0 && field_of (part) != NULL && accord_kind_find (target->kind, field_of (part)) >= 0 ? target->holder : 0;
}

/* Nobody is rung up there. */
static gboolean
is_fax (const AccordPastedPiece *piece)
{
  g_autofree char *label = piece->label != NULL ? accord_text_fold (piece->label) : NULL;

  return label != NULL && (strstr (label, "fax") != NULL || strstr (label, "传真") != NULL || strstr (label, "傳真") != NULL);
}

static void
add_note (GString *note, const char *text)
{
  g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", text);
}

static void
add_piece (AccordPasteEdit *self, const Target *target, const AccordPastedPiece *piece, guint64 *taken, guint *n_handles, GString *note)
{
  const AccordKind *kind;
  gint64 id = owner_of_field (target, piece->part, &kind);
  guint64 bit = G_GUINT64_CONSTANT (1) << piece->part;

  if (id < 0 && !(*taken & bit) && !is_fax (piece))
    {
      *taken |= bit;
      set_text (self, kind, id, field_of (piece->part), piece->text);
      if (piece->label != NULL && (piece->part == ACCORD_PASTED_PHONE || piece->part == ACCORD_PASTED_EMAIL))
        accord_edit_set_text (self->edit, kind, id, piece->part == ACCORD_PASTED_PHONE ? "phone_label" : "email_label", piece->label);
    }
  else if (handle_of (piece->part) != NULL)
    add_handle (self, target, piece, (*n_handles)++);
  else if (piece->part != ACCORD_PASTED_CITY) /* of an address that is kept whole */
    add_note (note, piece->text);
}

static void
add_pieces (AccordPasteEdit *self, const Target *target, const AccordPastedCard *card)
{
  g_autoptr (GString) note = g_string_new (NULL);
  guint64 taken = 0;
  guint n_handles = 0;

  for (guint i = 0; i < card->pieces->len; i++)
    {
      const AccordPastedPiece *piece = card->pieces->pdata[i];

      if (piece->part == ACCORD_PASTED_NAME || piece->part == ACCORD_PASTED_COMPANY || *piece->text == '\0')
        continue;
      if (piece->part == ACCORD_PASTED_NOTE)
        add_note (note, piece->text);
      else
        add_piece (self, target, piece, &taken, &n_handles, note);
    }
  if (note->len > 0 && target->holder < 0)
    set_text (self, target->kind, target->holder, "note", note->str);
}

/**
 * accord_paste_edit_add:
 * @self: an edit being put together
 * @card: as somebody left it; it names a person or a company
 * @company: a customer that is the card's company, or 0: it is made if the card names one
 *
 * Adds a card to the edit.
 *
 * Returns: the customer it went to: below 0 for one that is made
 */
gint64
accord_paste_edit_add (AccordPasteEdit *self, const AccordPastedCard *card, gint64 company)
{
  const char *name = accord_pasted_card_text (card, ACCORD_PASTED_NAME);
  const char *company_name = accord_pasted_card_text (card, ACCORD_PASTED_COMPANY);
  gboolean is_new = FALSE;
  Target target = { &accord_customer_kind, company, 0 };

  g_return_val_if_fail (name != NULL || company_name != NULL || company != 0, 0);

  if (company == 0 && company_name != NULL)
    company = company_named (self, company_name, &is_new);
  target.place = is_new ? company : 0;
  target.holder = company;
  if (name != NULL && company == 0)
    company = target.holder = target.place = make_customer (self, name, "person");
  else if (name != NULL)
    {
      target.kind = &accord_contact_kind;
      target.holder = accord_edit_create (self->edit, target.kind);
      set_text (self, target.kind, target.holder, "name", name);
      accord_edit_set_number (self->edit, target.kind, target.holder, "customer", company);
      accord_edit_set_text (self->edit, target.kind, target.holder, "collected_via", VIA);
    }
  add_pieces (self, &target, card);
  return company;
}

/**
 * accord_paste_edit_values:
 * @card: a card
 * @person: the contact it would be; else the customer
 * @values: (array) (out caller-allocates): empty, %ACCORD_KIND_FIELDS_MAX of them
 *
 * What a search for duplicates compares, in field order of contacts or customers.
 */
void
accord_paste_edit_values (const AccordPastedCard *card, gboolean person, AccordValue *values)
{
  const AccordKind *kind = person ? &accord_contact_kind : &accord_customer_kind;

  for (guint i = 0; i < card->pieces->len; i++)
    {
      const AccordPastedPiece *piece = card->pieces->pdata[i];
      gboolean named = piece->part == ACCORD_PASTED_NAME || piece->part == ACCORD_PASTED_COMPANY;
      int field = field_of (piece->part) != NULL ? accord_kind_find (kind, field_of (piece->part)) : -1;

      if (field < 0 || piece->part == ACCORD_PASTED_NOTE || !accord_value_is_empty (&values[field]))
        continue;
      if (named && (piece->part == ACCORD_PASTED_NAME) != (person || accord_pasted_card_text (card, ACCORD_PASTED_COMPANY) == NULL))
        continue;
      accord_value_set_text (&values[field], piece->text);
    }
}
