/** The Reader role exists in every tenant. */
export const READER_ROLE = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
